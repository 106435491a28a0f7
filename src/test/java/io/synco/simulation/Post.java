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
    private final Consumer<String> refused;
    private Inbox inbox;

    Post(ShopId shop, Schedule schedule, SeededChance chance, Scenario scenario, Consumer<String> refused) {
        this.shop = shop;
        this.schedule = schedule;
        this.chance = chance;
        this.scenario = scenario;
        this.refused = refused;
    }

    void to(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void accept(Hint hint) {
        if (scenario.webhooksGoWrongOneIn() == 0 || !chance.oneIn(scenario.webhooksGoWrongOneIn())) {
            send(hint, chance.between(50, 4_000));
            return;
        }
        switch (chance.between(0, 2)) {
            case 0 -> {}
            case 1 -> {
                send(hint, chance.between(50, 4_000));
                send(hint, chance.between(1_000, 600_000));
            }
            default -> send(hint, chance.between(60, DAY_SECONDS) * 1_000);
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
