package io.synco.sync.compare;

import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.MemoryTx;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SameRows;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.SomeOrders;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.rows.LevelRow;
import io.synco.sync.compare.ComparisonStore.Phase;
import io.synco.sync.compare.ComparisonStore.Run;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.port.ShopifyBulk.Row.Stocked;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison finds in memory what it finds in PostgreSQL, whatever happens to the levels meanwhile. */
class ComparisonStoreContractTest {
    private static final int STEPS = 40;
    private static final Pair<ComparisonStore> STORES =
            new Pair<>(new PgComparisonStore(), new MemoryComparisonStore());
    private static final Pair<JobStore> JOBS = new Pair<>(new PgJobStore(), JobWiring.store());

    @RandomHistory
    void levels_are_compared_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        SomeOrders orders = new SomeOrders(databases, shop, chance);
        Run run = begin(databases, shop.id());
        for (int step = 0; step < STEPS; step++) {
            run = step(databases, shop, orders, chance, run);
        }
    }

    private static Run begin(TwoDatabases databases, ShopId shop) {
        return databases
                .both(shop, STORES, world -> world.store().begin(world.tx(), world.shop()))
                .orElseThrow();
    }

    private static Run step(TwoDatabases databases, SmallShop shop, SomeOrders orders, SeededChance chance, Run run) {
        switch (chance.between(1, 13)) {
            case 1, 2, 3 -> levelChanges(databases, shop, chance);
            case 4 -> orders.partChanges();
            case 5 -> isLookedAt(databases, shop, chance);
            case 6, 7 -> {
                List<Stocked> file = file(shop, chance);
                databases.both(shop.id(), STORES, world -> world.store().shown(world.tx(), world.shop(), run, file));
            }
            case 8 -> databases.both(shop.id(), STORES, world -> world.store().missing(world.tx(), world.shop(), run));
            case 9 -> {
                int most = chance.between(1, 4);
                databases.both(shop.id(), STORES, world -> world.store().plan(world.tx(), world.shop(), run, most));
            }
            case 10 -> {
                databases.both(shop.id(), STORES, world -> world.store().waiting(world.tx(), world.shop(), run));
                databases.answers(shop.id(), STORES, world -> world.store().observed(world.tx(), world.shop(), run));
            }
            case 11 -> {
                Phase phase = chance.oneOf(List.of(Phase.values()));
                databases.both(shop.id(), STORES, world -> world.store().phase(world.tx(), world.shop(), run, phase));
                stuck(databases, shop.id(), run, chance.between(0, 2));
                Duration every = Duration.ofHours(chance.between(0, 3));
                databases.both(shop.id(), STORES, world -> world.store().choose(world.tx(), world.shop(), every, "me"));
            }
            case 12 -> databases.both(shop.id(), STORES, world -> world.store().settle(world.tx(), world.shop(), run));
            default -> {
                databases.both(shop.id(), STORES, world -> world.store().end(world.tx(), world.shop(), run));
                dueAndCurrent(databases, shop.id());
                return begin(databases, shop.id());
            }
        }
        dueAndCurrent(databases, shop.id());
        return run;
    }

    private static void dueAndCurrent(TwoDatabases databases, ShopId shop) {
        databases.answers(shop, STORES, world -> world.store().current(world.tx(), world.shop()));
        databases.answers(
                shop,
                STORES,
                world -> world.store()
                        .due(world.tx(), world.shop())
                        .map(due -> List.of(due.last().map(world::away), due.every(), world.away(due.now()))));
    }

    private static void stuck(TwoDatabases databases, ShopId shop, Run run, int waiting) {
        databases.both(
                shop,
                STORES,
                world -> world.store().stuck(world.tx(), world.shop(), run, waiting, Duration.ofMinutes(10)));
        databases.timePasses(Duration.ofMinutes(21));
        databases.both(
                shop,
                STORES,
                world -> world.store().stuck(world.tx(), world.shop(), run, waiting, Duration.ofMinutes(10)));
    }

    private static List<Stocked> file(SmallShop shop, SeededChance chance) {
        List<Stocked> rows = new ArrayList<>();
        for (LevelId level : List.of(shop.row(), shop.level())) {
            if (rows.stream().noneMatch(row -> row.level().equals(level))) {
                rows.add(new Stocked(
                        level,
                        new LevelReading(
                                !chance.oneIn(4),
                                !chance.oneIn(4),
                                chance.between(0, 2),
                                chance.between(0, 2),
                                chance.between(0, 2),
                                0)));
            }
        }
        return rows;
    }

    private static void isLookedAt(TwoDatabases databases, SmallShop shop, SeededChance chance) {
        String key = shop.row().toString();
        if (chance.oneIn(2)) {
            databases.both(
                    shop.id(),
                    JOBS,
                    world -> world.store().ask(world.tx(), world.shop(), JobKind.OBSERVE, List.of(key)));
        } else {
            databases.both(
                    shop.id(),
                    JOBS,
                    world -> world.store().raiseFlag(world.tx(), world.shop(), JobKind.OBSERVE, key, "words", "hint"));
        }
    }

    /** Wanted, written, moved, planned, not stocked: as pushes and observations leave it. */
    private static void levelChanges(TwoDatabases databases, SmallShop shop, SeededChance chance) {
        LevelRow row =
                databases.model().rows(shop.id()).levels().find(shop.row()).orElseThrow();
        int number = chance.between(0, 2);
        LevelRow now = switch (chance.between(1, 5)) {
            case 1 -> row.wanted();
            case 2 -> row.sent(row.wantedRev());
            case 3 -> row.moved(number);
            case 4 -> row.settled(chance.between(2, 3), "not now");
            default -> row.fineAgain();
        };
        int target = chance.between(0, 2);
        new SameRows(databases).level(shop.id(), now);
        databases
                .real()
                .sql(
                        "update level set expected = coalesce(expected + $4, $5), target = $6, odoo_quantity = 1,"
                                + " odoo_reserved = 0, planned_at = now(), seen_on_hand = $5, seen_committed = 0,"
                                + " seen_available = $5, seen_held = 0, seen_at = now()"
                                + " where shop_id = $1 and item_id = $2 and location_id = $3",
                        shop.id().value(),
                        now.id().item().value(),
                        now.id().location().value(),
                        moved(row, now),
                        number,
                        target);
        databases
                .model()
                .now(
                        shop.id(),
                        tx -> MemoryTx.change(tx, shop.id(), rows -> {
                            LevelRow planned =
                                    now.planned(new LevelRow.Plan(target, BigDecimal.ONE, BigDecimal.ZERO, rows.now()));
                            LevelRow read = planned.read(new LevelRow.Seen(number, 0, number, 0, rows.now()));
                            Optional<String> reason = now.reason();
                            rows.levels()
                                    .put(
                                            now.id(),
                                            new LevelRow(
                                                    read.id(),
                                                    read.expected(),
                                                    read.seen(),
                                                    read.plan(),
                                                    read.wantedRev(),
                                                    read.sentRev(),
                                                    read.lastWriteAt(),
                                                    read.state(),
                                                    reason,
                                                    read.editedDown()));
                        }));
    }

    private static int moved(LevelRow before, LevelRow now) {
        return before.expected().isPresent()
                ? now.expected().orElseThrow() - before.expected().get()
                : 0;
    }
}
