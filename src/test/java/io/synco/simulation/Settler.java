package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.rows.TargetRow;
import io.synco.simulation.rows.UnsettledRow;
import io.synco.sync.job.JobKind;
import io.synco.sync.order.UnsettledStore.Answer;
import java.util.List;
import java.util.Set;

/** Who settles orders that come right by no event: it knows, or counts, what is true in the building. */
final class Settler {
    private final World world;
    private final Choice choice;

    Settler(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    void settle() {
        choice.oneOf(asked()).ifPresent(this::settle);
    }

    void settleAll() {
        asked().forEach(this::settle);
    }

    private List<UnsettledRow> asked() {
        return world.database()
                .rows(World.SHOP)
                .unsettled()
                .where(row -> row.open()
                        && row.answer().isEmpty()
                        && isAsked(row.line().order()));
    }

    private boolean isAsked(OrderId order) {
        return !world.database()
                .rows(World.SHOP)
                .jobs()
                .where(job -> job.flagged()
                        && job.kind() == JobKind.UNSETTLED
                        && job.key().equals(order.toString()))
                .isEmpty();
    }

    private void settle(UnsettledRow row) {
        if (row.units().signum() < 0) {
            answers(row, Answer.ODOO_KNOWS);
            return;
        }
        switch (choice.between(1, 3)) {
            case 1 -> {
                answers(row, Answer.ODOO_KNOWS);
                gone(row);
            }
            case 2 -> {
                answers(row, Answer.DELIVER_NOW);
                touches(row);
            }
            default -> count(row);
        }
    }

    /** The units are not in the building any more, whatever Odoo says: it is counted, and nobody waits for them. */
    private void count(UnsettledRow row) {
        ProductId product = row.line().product();
        StockLocationId stock = world.warehouses().get(location(row)).stock();
        Quantity there = world.odoo().quantity(product, Set.of(stock));
        Quantity counted = there.minus(row.units());
        if (counted.compareTo(world.odoo().reserved(product, Set.of(stock))) < 0) {
            answers(row, Answer.ODOO_KNOWS);
            gone(row);
            return;
        }
        answers(row, Answer.COUNT);
        touches(row);
        world.odoo().floor().counts(counted.floor(), product, stock);
        gone(row);
    }

    private void answers(UnsettledRow row, Answer answer) {
        world.note(row.units() + " of product " + row.line().product() + " of order "
                + row.line().order() + " are settled: " + answer);
        world.person()
                .settling(shop -> Uni.createFrom().voidItem())
                .settle(World.SHOP, row.id(), answer, "somebody")
                .await()
                .indefinitely();
    }

    private void gone(UnsettledRow row) {
        world.oracle().bringsBack(row.line().order(), location(row), row.line().product(), row.units());
    }

    /** Its units count twice until it is carried out. */
    private void touches(UnsettledRow row) {
        for (LevelId level : world.levels()) {
            if (world.site(level.location()).equals(world.site(location(row)))
                    && world.assortment()
                            .recipe(level.item())
                            .containsKey(row.line().product())) {
                world.causes().isTouched(level, 2);
            }
        }
    }

    private LocationId location(UnsettledRow row) {
        return world
                .database()
                .rows(World.SHOP)
                .targets()
                .where(target -> target.mapping().equals(row.line().mapping()))
                .stream()
                .map(TargetRow::location)
                .findFirst()
                .orElseThrow();
    }
}
