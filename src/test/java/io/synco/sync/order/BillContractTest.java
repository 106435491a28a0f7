package io.synco.sync.order;

import io.synco.kernel.OrderId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.sync.order.OrderSettings.Customers;
import io.synco.sync.order.OrderSettings.Prices;
import java.util.List;
import java.util.UUID;

/** What documents are to cost is kept in memory as in PostgreSQL. */
class BillContractTest {
    private static final int STEPS = 60;
    private static final Pair<BillStore> BILLS = new Pair<>(new PgBillStore(), new MemoryBillStore());

    @RandomHistory
    void bills_are_kept_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            OrderId order = new OrderId(chance.between(901, 902));
            String document = "__synco__.order_" + order + "_m" + chance.between(1, 2);
            boolean ships = chance.oneIn(2);
            List<String> said = chance.oneIn(2) ? List.of() : List.of("One thing.", "Another.");
            UUID bill = chance.uuid();
            OrderSettings settings = new OrderSettings(
                    chance.oneOf(List.of(Prices.values())), chance.oneOf(List.of(Customers.values())));
            switch (chance.between(1, 3)) {
                case 1 ->
                    databases.answers(
                            shop.id(),
                            BILLS,
                            world -> world.store().prepare(world.tx(), world.shop(), order, document, ships));
                case 2 ->
                    databases.answers(
                            shop.id(),
                            BILLS,
                            world -> world.store().billed(world.tx(), world.shop(), document, bill, said));
                default ->
                    databases.answers(
                            shop.id(),
                            BILLS,
                            world -> world.store().choose(world.tx(), world.shop(), settings, "a person"));
            }
            databases.answers(shop.id(), BILLS, world -> world.store().kept(world.tx(), world.shop(), order));
            databases.answers(shop.id(), BILLS, world -> world.store().settings(world.tx(), world.shop()));
        }
    }
}
