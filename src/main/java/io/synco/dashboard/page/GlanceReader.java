package io.synco.dashboard.page;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.life.Plans;
import io.synco.sync.life.Plans.Plan;
import io.synco.sync.read.EventBoard;
import io.synco.sync.read.EventRow;
import io.synco.sync.read.JobBoard;
import io.synco.sync.read.JobRow;
import io.synco.sync.read.JobState;
import io.synco.sync.read.LevelBoard;
import io.synco.sync.read.LevelRow;
import io.synco.sync.read.ShopSnapshot;
import io.synco.sync.read.ShopState;
import io.synco.sync.setup.CheckupDesk;
import io.synco.sync.setup.CheckupDesk.Kept;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.OdooHooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads what the page shows, one part after the other: a page that is open must not take several connections of the pool. */
@ApplicationScoped
class GlanceReader {
    private static final int FLAGGED_SHOWN = 25;
    private static final int LATEST_SHOWN = 12;

    private final ShopState state;
    private final Connections connections;
    private final CheckupDesk checkups;
    private final LevelBoard levels;
    private final OdooHooks hooks;
    private final EventBoard events;
    private final JobBoard jobs;
    private final Plans plans;

    GlanceReader(
            ShopState state,
            Connections connections,
            OdooHooks hooks,
            CheckupDesk checkups,
            LevelBoard levels,
            EventBoard events,
            JobBoard jobs,
            Plans plans) {
        this.plans = plans;
        this.hooks = hooks;
        this.state = state;
        this.connections = connections;
        this.checkups = checkups;
        this.levels = levels;
        this.events = events;
        this.jobs = jobs;
    }

    private record Standing(
            ShopSnapshot shop,
            Plan plan,
            Optional<Connection> shopify,
            Optional<Connection> odoo,
            Optional<OdooHooks.Standing> hook,
            Optional<Kept> checkup) {}

    private record Latest(List<JobRow> flagged, List<EventRow> events, List<JobRow> jobs) {}

    Uni<Glance> read(ShopId shop, Looks looks) {
        return standing(shop)
                .chain(standing -> levels(shop, looks)
                        .chain(rows -> latest(shop)
                                .map(latest -> new Glance(
                                        standing.shop(),
                                        standing.plan(),
                                        standing.shopify(),
                                        standing.odoo(),
                                        standing.hook(),
                                        standing.checkup(),
                                        looks,
                                        rows,
                                        latest.flagged(),
                                        latest.events(),
                                        latest.jobs()))));
    }

    private Uni<Standing> standing(ShopId shop) {
        return state.now(shop)
                .chain(now -> connections
                        .find(shop, Side.SHOPIFY)
                        .chain(shopify -> connections
                                .find(shop, Side.ODOO)
                                .chain(odoo -> hooks.find(shop)
                                        .chain(hook -> checkups.last(shop)
                                                .chain(checkup -> plans.now(shop)
                                                        .map(plan -> new Standing(
                                                                now, plan, shopify, odoo, hook, checkup)))))));
    }

    private Uni<List<LevelRow>> levels(ShopId shop, Looks looks) {
        int oneMore = Glance.LEVELS_SHOWN + 1;
        return looks.differing()
                ? levels.differing(shop, looks.after(), oneMore)
                : levels.page(shop, looks.after(), oneMore);
    }

    private Uni<Latest> latest(ShopId shop) {
        return jobs.inState(shop, JobState.FLAGGED, Long.MAX_VALUE, FLAGGED_SHOWN)
                .chain(flagged -> events.page(shop, Long.MAX_VALUE, LATEST_SHOWN)
                        .chain(newest ->
                                jobs.forPeople(shop, LATEST_SHOWN).map(latest -> new Latest(flagged, newest, latest))));
    }
}
