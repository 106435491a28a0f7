package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import java.util.List;
import java.util.function.Function;

/** What is paused is the same in memory as in PostgreSQL. */
class PausesContractTest {
    private static final int STEPS = 40;
    private static final Pair<Pauses> STORES = JobWiring.bothPauses();

    @RandomHistory
    void people_pause_and_resume_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            PauseScope scope = chance.oneOf(List.of(PauseScope.values()));
            long subject = subject(scope, chance, shop);
            String who = "person " + chance.between(1, 3);
            Function<World<Pauses>, Uni<Boolean>> act = chance.oneIn(3)
                    ? world -> world.store().resume(world.tx(), world.shop(), scope, subject)
                    : world -> world.store().pause(world.tx(), world.shop(), scope, subject, who, "why");
            if (chance.oneIn(8)) {
                databases.undone(shop.id(), STORES, act);
            } else {
                databases.both(shop.id(), STORES, act);
            }
            databases.answers(
                    shop.id(),
                    STORES,
                    world -> world.store()
                            .now(world.tx(), world.shop())
                            .map(paused -> paused.pauses().stream()
                                    .map(pause -> pause.scope() + " " + pause.subject() + " " + pause.name() + " "
                                            + pause.words() + " " + world.away(pause.at()))
                                    .toList()));
        }
    }

    private static long subject(PauseScope scope, SeededChance chance, SmallShop shop) {
        return switch (scope) {
            case SHOP -> 0;
            case DIRECTION -> chance.oneOf(List.of(Side.values())).code();
            case LOCATION -> shop.location().value();
            case ITEM -> shop.item().value();
        };
    }
}
