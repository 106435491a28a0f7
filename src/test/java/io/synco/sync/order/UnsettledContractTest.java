package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Quantity;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.SomeOrders;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.sync.order.UnsettledStore.Answer;
import io.synco.sync.order.UnsettledStore.Open;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.push.LevelStore.Touched;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is unsettled, and what a person says about it, is kept in memory as in PostgreSQL. */
class UnsettledContractTest {
    private static final int STEPS = 60;
    private static final Pair<UnsettledStore> STORES = new Pair<>(new PgUnsettledStore(), new MemoryUnsettledStore());

    @RandomHistory
    void what_is_unsettled_is_kept_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        SomeOrders orders = new SomeOrders(databases, shop, chance);
        for (int step = 0; step < STEPS; step++) {
            orders.partChanges();
            OrderId order = orders.order();
            OrderLine line = new OrderLine(order, orders.someMapping(), shop.product());
            switch (chance.between(1, 6)) {
                case 1, 2, 3 -> {
                    Map<OrderLine, Quantity> seen = new HashMap<>();
                    seen.put(line, Quantity.of(chance.between(-2, 3)));
                    seen.put(
                            new OrderLine(orders.order(), line.mapping(), shop.product()),
                            Quantity.of(chance.between(0, 1)));
                    run(databases, shop, world -> world.store().seen(world.tx(), world.shop(), seen));
                }
                case 4 -> {
                    Answer answer = chance.oneOf(List.of(Answer.values()));
                    run(
                            databases,
                            shop,
                            world -> first(world, order)
                                    .chain(open -> open.isEmpty()
                                            ? Uni.createFrom().voidItem()
                                            : world.store()
                                                    .answer(
                                                            world.tx(),
                                                            world.shop(),
                                                            open.get().id(),
                                                            answer,
                                                            "a person")));
                }
                case 5 ->
                    run(
                            databases,
                            shop,
                            world -> first(world, order)
                                    .chain(open -> open.isEmpty()
                                            ? Uni.createFrom().voidItem()
                                            : world.store()
                                                    .write(
                                                            world.tx(),
                                                            world.shop(),
                                                            open.get().line(),
                                                            open.get().units())));
                default -> {
                    List<Touched> counted = List.of(new Touched(line.product(), line.mapping()));
                    run(databases, shop, world -> world.store().counted(world.tx(), world.shop(), counted));
                }
            }
            List<OrderId> some = List.of(order, orders.order());
            databases.answers(shop.id(), STORES, world -> world.store().written(world.tx(), world.shop(), some));
            databases.answers(
                    shop.id(),
                    STORES,
                    world -> first(world, order)
                            .chain(open -> world.store()
                                    .find(
                                            world.tx(),
                                            world.shop(),
                                            open.map(Open::id).orElse(0L)))
                            .map(found -> found.map(UnsettledContractTest::withoutId)));
        }
    }

    private static Uni<Optional<Open>> first(World<UnsettledStore> world, OrderId order) {
        return world.store()
                .open(world.tx(), world.shop(), order)
                .map(open -> open.stream().findFirst());
    }

    /** Each database numbers its own. */
    private static Open withoutId(Open one) {
        return new Open(
                0, one.line(), one.orderName(), one.warehouse(), one.units(), one.answer(), one.number(), one.kind());
    }

    private static <T> void run(
            TwoDatabases databases, SmallShop shop, Function<World<UnsettledStore>, Uni<T>> operation) {
        databases.both(shop.id(), STORES, operation);
    }
}
