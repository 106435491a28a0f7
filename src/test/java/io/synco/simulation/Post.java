package io.synco.simulation;

import io.synco.kernel.ShopId;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.Inbox.Hint;
import java.time.Duration;
import java.util.function.Consumer;

/** Webhooks on their way: most come within seconds, out of order; some come twice, a day late, or never. */
final class Post implements Consumer<Hint> {
    private static final int DAY_SECONDS = 86_400;

    private final ShopId shop;
    private final Schedule schedule;
    private final SeededChance chance;
    private final Scenario scenario;
    private final Happenings happenings;
    private final Consumer<String> refused;
    private Inbox inbox;

    Post(
            ShopId shop,
            Schedule schedule,
            SeededChance chance,
            Scenario scenario,
            Happenings happenings,
            Consumer<String> refused) {
        this.shop = shop;
        this.schedule = schedule;
        this.chance = chance;
        this.scenario = scenario;
        this.happenings = happenings;
        this.refused = refused;
    }

    void to(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void accept(Hint hint) {
        boolean wrong = scenario.webhooksGoWrongOneIn() > 0 && chance.oneIn(scenario.webhooksGoWrongOneIn());
        int soon = chance.between(50, 4_000);
        int fate = wrong ? chance.between(0, 2) : 3;
        int late = wrong ? chance.between(60, DAY_SECONDS) * 1_000 : 0;
        if (!wrong || !happenings.happens()) {
            send(hint, soon);
            return;
        }
        switch (fate) {
            case 0 -> {}
            case 1 -> {
                send(hint, soon);
                send(hint, soon + late / 100);
            }
            default -> send(hint, late);
        }
    }

    private void send(Hint hint, int afterMillis) {
        schedule.in(
                Duration.ofMillis(afterMillis),
                () -> inbox.accept(shop, hint)
                        .subscribe()
                        .with(stored -> {}, failure -> refused.accept("a webhook was not accepted: " + failure)));
    }
}
