package io.synco.sync.setup;

import io.synco.simulation.Surroundings;
import io.synco.sync.book.BookWiring;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.life.LinkLimit;
import io.synco.sync.order.MemoryUnsettledStore;
import io.synco.sync.order.OrderIntake;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Doorbell;
import io.synco.sync.push.PushWiring;
import io.synco.sync.rule.RuleWiring;
import java.util.List;

/** Going live, comparing, and what a person may ask, for real over the modelled database. */
public final class SetupWiring {
    private SetupWiring() {}

    public static List<JobHandler> handlers(Surroundings around, JobStore jobs, PushWiring push, OrderIntake intake) {
        return List.of(new GoLiveHandler(around.shopify(), intake, push.levels(), push.dirtyLevels(), jobs));
    }

    public static PauseDesk pauses(Surroundings around, JobStore jobs, Doorbell doorbell) {
        return new PauseDesk(around.database(), JobWiring.pauses(), new MemoryShopStore(), jobs, doorbell);
    }

    public static RuleDesk rules(Surroundings around, JobStore jobs, EventLog events, Doorbell doorbell) {
        return new RuleDesk(
                around.database(),
                RuleWiring.rules(),
                RuleWiring.exclusions(),
                new PushWiring(around, jobs, events).dirtyLevels(),
                events,
                new MemoryShopStore(),
                doorbell);
    }

    public static SettlingDesk settling(Surroundings around, JobStore jobs, Doorbell doorbell) {
        return new SettlingDesk(around.database(), new MemoryUnsettledStore(), new MemoryShopStore(), jobs, doorbell);
    }

    public static LinkDesk links(Surroundings around, JobStore jobs, OrderIntake intake, Doorbell doorbell) {
        return new LinkDesk(
                new RemoteCatalogue(around.shopify(), around.odoo()),
                new MemoryItemStore(),
                intake,
                LinkLimit.NONE,
                around.database(),
                jobs,
                doorbell);
    }

    public static RecipeSetup recipes(Surroundings around, LinkDesk links, Doorbell doorbell) {
        return new RecipeSetup(around.odoo(), new MemoryItemStore(), links, around.database(), doorbell);
    }

    public static Controls controls(Surroundings around, JobStore jobs, EventLog events, Doorbell doorbell) {
        return new ControlDesk(
                around.database(),
                new MemoryShopStore(),
                jobs,
                BookWiring.bookings(jobs, new PushWiring(around, jobs, events).dirtyLevels()),
                doorbell);
    }
}
