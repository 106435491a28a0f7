package io.synco.sync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.simulation.MemoryTx;
import io.synco.simulation.SeededChance;
import io.synco.simulation.Settings;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.rows.ConnectionRow;
import io.synco.sync.job.ShopStates.ShopState;
import io.synco.tenant.Connections.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Circuits open and close in memory as in PostgreSQL. */
class ShopStatesContractTest {
    private static final int STEPS = 25;

    @RandomHistory
    void circuits_open_and_close_alike(long seed, TwoDatabases databases) {
        History history = new History(databases, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
    }

    private static final class History {
        private static final List<Side> SIDES = List.of(Side.SHOPIFY, Side.ODOO);

        private final TwoDatabases databases;
        private final SeededChance chance;
        private final ShopId shop;
        private final Pair<ShopStates> states;

        History(TwoDatabases databases, long seed) {
            this.databases = databases;
            this.chance = new SeededChance(seed);
            this.shop = databases.shop();
            this.states = new Pair<>(
                    new PgShopStates(databases.real().connections(new SeededChance(seed))),
                    new MemoryShopStates(databases.model(), new SeededChance(seed)));
        }

        void step() {
            Side side = chance.oneOf(SIDES);
            String words = "words " + chance.between(1, 3);
            switch (chance.between(1, 8)) {
                case 1 -> connect(side);
                case 2, 3, 4, 5 -> fail(side, words);
                case 6 -> databases.apart(shop, states, store -> store.paused(shop, side, words));
                default -> databases.apart(shop, states, store -> store.succeeded(shop, side));
            }
            databases.answers(
                    shop,
                    states,
                    world -> world.store().read(world.tx(), world.shop()).map(History::comparable));
        }

        private void connect(Side side) {
            new Settings(databases.model()).connect(shop, side);
            databases
                    .real()
                    .await(databases
                            .real()
                            .connections(chance)
                            .connected(shop, side, Details.shopify("https://example.com")));
        }

        /** While its circuit is open, which changes nothing, or after its end. */
        private void fail(Side side, String words) {
            circuitsEnd(chance.oneIn(4) ? Duration.ofHours(1) : Duration.ofHours(-1));
            databases.apart(shop, states, store -> store.failed(shop, side, words));
            row(side)
                    .flatMap(ConnectionRow::circuitUntil)
                    .ifPresent(until -> assertThat(seconds(side))
                            .isCloseTo(Duration.between(now(), until).toMillis() / 1e3, within(0.1)));
        }

        private void circuitsEnd(Duration in) {
            Instant until = now().plus(in);
            databases
                    .model()
                    .now(
                            shop,
                            tx -> MemoryTx.change(
                                    tx,
                                    shop,
                                    rows -> rows.connections()
                                            .update(
                                                    row -> row.circuitUntil().isPresent(),
                                                    row -> new ConnectionRow(
                                                            row.state(),
                                                            row.reason(),
                                                            row.failures(),
                                                            Optional.of(until)))));
            databases
                    .real()
                    .sql(
                            "update connection set checked_at = clock_timestamp(), circuit_until = clock_timestamp()"
                                    + " + $2 * interval '1 second' where shop_id = $1 and circuit_until is not null",
                            shop.value(),
                            (double) in.toSeconds());
        }

        private Instant now() {
            return databases.model().time().now();
        }

        private Optional<ConnectionRow> row(Side side) {
            return databases.model().rows(shop).connections().find(side);
        }

        private double seconds(Side side) {
            return databases
                    .real()
                    .sql(
                            "select extract(epoch from circuit_until - checked_at)::float8 as seconds from connection"
                                    + " where shop_id = $1 and side = $2",
                            shop.value(),
                            (short) side.code())
                    .iterator()
                    .next()
                    .getDouble("seconds");
        }

        private static String comparable(ShopState state) {
            TreeMap<Side, String> sides = new TreeMap<>();
            state.sides()
                    .forEach((side, connected) -> sides.put(
                            side,
                            connected.state() + " " + connected.reason() + " "
                                    + connected.circuitUntil().map(until -> until.isAfter(state.now()))));
            return state.live() + " " + sides;
        }
    }
}
