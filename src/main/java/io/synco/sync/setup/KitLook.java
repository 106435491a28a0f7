package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.CatalogKit;
import io.synco.catalog.KitLinks;
import io.synco.catalog.KitLinks.Seen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Odoo's kits are made of by now. A bill of materials that was changed is the item's new recipe, and its levels are planned again;
 * of one that cannot be reckoned with a person is told, while the item goes on by what it was made of: nothing is set to zero.
 */
@ApplicationScoped
class KitLook {
    /** Of the job that comes round. */
    static final String ALL = "bills";

    private static final String SOURCE = "kit";
    private static final String HINT =
            "Correct the bill of materials in Odoo, or set a recipe for the item, then retry.";

    private final RemoteCatalogue catalogue;
    private final KitLinks links;
    private final LevelRows levels;
    private final DirtyLevels dirty;
    private final JobStore jobs;
    private final EventLog events;

    KitLook(
            RemoteCatalogue catalogue,
            KitLinks links,
            LevelRows levels,
            DirtyLevels dirty,
            JobStore jobs,
            EventLog events) {
        this.catalogue = catalogue;
        this.links = links;
        this.levels = levels;
        this.dirty = dirty;
        this.jobs = jobs;
        this.events = events;
    }

    /** @return items of which nobody can tell what they are made of, each with what a person has to know */
    Uni<Map<ItemId, Outcome.Flag>> look(Slice slice) {
        return slice.call(Side.ODOO, () -> catalogue.kits(slice.shop()))
                .chain(kits -> slice.tx(tx -> follow(tx, slice.shop(), kits)));
    }

    Uni<Map<ItemId, Outcome.Flag>> follow(Tx tx, ShopId shop, List<CatalogKit> kits) {
        return links.follow(sql(tx), shop, kits)
                .call(seen -> planAgain(
                        tx,
                        shop,
                        seen.stream().filter(Seen::changed).map(Seen::item).collect(Collectors.toSet())))
                .call(seen -> tell(tx, shop, seen))
                .map(KitLook::untold);
    }

    private Uni<Void> planAgain(Tx tx, ShopId shop, Set<ItemId> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : levels.wantItems(sql(tx), shop, changed)
                        .chain(() -> dirty.push(tx, shop))
                        .replaceWithVoid();
    }

    /** Each change once; and a flag that a person has dismissed comes back only where something else is the matter. */
    private Uni<Void> tell(Tx tx, ShopId shop, List<Seen> seen) {
        List<String> told = seen.stream()
                .filter(Seen::told)
                .map(one -> one.item().toString())
                .toList();
        Map<String, Seen> news = new HashMap<>();
        seen.stream().filter(one -> one.changed() || !one.told()).forEach(one -> news.put(key(one), one));
        return jobs.closeFlags(tx, shop, JobKind.KIT, told)
                .chain(() -> events.record(
                        tx,
                        shop,
                        news.entrySet().stream()
                                .map(one -> event(one.getKey(), one.getValue()))
                                .toList()))
                .chain(fresh -> flag(
                        tx,
                        shop,
                        fresh.stream().map(news::get).filter(one -> !one.told()).toList()));
    }

    private Uni<Void> flag(Tx tx, ShopId shop, List<Seen> untold) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Seen one : untold) {
            Outcome.Flag flag = flag(one);
            chain = chain.chain(() ->
                            jobs.raiseFlag(tx, shop, JobKind.KIT, one.item().toString(), flag.words(), flag.hint()))
                    .replaceWithVoid();
        }
        return chain;
    }

    private static String key(Seen one) {
        return one.item() + "/" + one.recipe().no()
                + (one.told()
                        ? ""
                        : "/" + Integer.toHexString(one.now().reason().hashCode()));
    }

    private static NewEvent event(String key, Seen one) {
        return new NewEvent(
                EventKind.KIT_CHANGED,
                SOURCE,
                key,
                "kit " + one.title(),
                null,
                one.item().value(),
                null,
                null,
                RuleBook.decide(EventKind.KIT_CHANGED),
                one.told() ? EventLog.DONE : EventLog.FLAGGED,
                one.told()
                        ? "Made of " + components(one)
                                + " from now on; what was ordered before keeps what it was made of."
                        : flag(one).words());
    }

    private static String components(Seen one) {
        return one.recipe().components().stream()
                .map(component -> component.perItem() + " of product " + component.product())
                .collect(Collectors.joining(", "));
    }

    private static Outcome.Flag flag(Seen one) {
        return new Outcome.Flag(
                one.now().reason() + " Until then " + one.title() + " is counted by what it was made of before.", HINT);
    }

    private static Map<ItemId, Outcome.Flag> untold(List<Seen> seen) {
        return seen.stream().filter(one -> !one.told()).collect(Collectors.toMap(Seen::item, KitLook::flag));
    }
}
