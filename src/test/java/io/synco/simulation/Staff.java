package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.remote.SalesPeople.Transfer;
import io.synco.simulation.remote.TransferKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the people in the warehouses do, and who sells by other channels: all in Odoo. */
final class Staff {
    private record OtherSale(long order, ProductId product, LocationId location) {}

    private final World world;
    private final Choice choice;
    private final List<OtherSale> otherSales = new ArrayList<>();

    Staff(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    // ---- goods

    /** @param withheld the rule says that it may not be sold yet */
    void receive(boolean withheld) {
        ProductId product = choice.product();
        LocationId at = choice.location();
        int units = choice.between(1, 6) * most(product);
        world.note(units + " of product " + product + " arrive at " + at);
        late(() -> world.odoo().floor().receives(units, product, choice.warehouse(at)));
        if (withheld) {
            world.oracle().withholds(product, at, units);
        }
    }

    /** Of one item: so that a receipt of a pack's product can raise it. */
    private int most(ProductId product) {
        return choice.oneIn(2)
                ? 1
                : world.assortment().items().stream()
                        .mapToInt(item ->
                                world.assortment().perItem(item, product).floor())
                        .reduce(1, Math::max);
    }

    void count() {
        ProductId product = choice.product();
        LocationId location = choice.location();
        StockLocationId at = choice.place(location);
        int there = world.odoo().quantity(product, Set.of(at)).floor();
        // Never below what is reserved: whose reservation Odoo drops then is Odoo's secret.
        int counted = Math.max(
                world.odoo().reserved(product, Set.of(at)).floor(), there + choice.between(-2, 2) * most(product));
        world.note(counted + " of product " + product + " are counted at " + location + "/" + at + ", were " + there);
        world.odoo().floor().counts(counted, product, at);
    }

    /** To another warehouse, or from one bin to another. */
    void carry() {
        ProductId product = choice.product();
        StockLocationId from = choice.place(choice.location());
        StockLocationId to = choice.place(choice.location());
        int free = choice.free(product, from);
        if (!from.equals(to) && free > 0) {
            int units = choice.between(1, Math.min(3, free));
            world.note(units + " of product " + product + " go from " + from + " to " + to);
            late(() -> world.odoo().floor().transfers(units, product, from, to));
        }
    }

    // ---- our orders

    void deliver() {
        choice.openDocument().ifPresent(document -> {
            world.note("Odoo delivers what is ready of sales order " + document.odooId());
            late(() -> world.odoo().office().delivers(document.odooId()));
        });
    }

    /** The first step that is ready, and no more: a pick, or the delivery that follows it. */
    void takeOneStep() {
        choice.openDocument().flatMap(this::ready).ifPresent(transfer -> {
            world.note("Odoo validates " + transfer.name());
            late(() -> world.odoo().floor().validates(transfer.id()));
        });
    }

    private Optional<Transfer> ready(Choice.Document document) {
        return choice.oneOf(world.odoo().office().open(document.odooId()).stream()
                .filter(Transfer::ready)
                .toList());
    }

    /** The last step: what is picked beyond the order is not sent yet. */
    private static boolean goesOut(Transfer transfer) {
        return transfer.kind() == TransferKind.OUT;
    }

    void overDeliver() {
        choice.openDocument()
                .ifPresent(document -> ready(document).filter(Staff::goesOut).ifPresent(transfer -> {
                    ProductId product = transfer.demand().firstKey();
                    Quantity units = transfer.demand().get(product).plus(Quantity.of(1));
                    world.note("Odoo delivers " + units + " of product " + product + " for sales order "
                            + document.odooId());
                    world.odoo().office().delivers(document.odooId(), Map.of(product, units));
                }));
    }

    /** The order's document is cancelled in Odoo by a person; nobody else may make another. */
    void cancelOurs() {
        choice.openDocument().ifPresent(document -> {
            world.note("sales order " + document.odooId() + " is cancelled in Odoo by hand");
            world.odoo().office().cancels(document.odooId());
        });
    }

    /** A customer sends a delivery back. Whether Shopify counts it as fulfilled decides whether its order still wants it. */
    void takeBack(boolean quarantine) {
        choice.oneOf(choice.documents())
                .ifPresent(document -> choice.oneOf(world.odoo().office().delivered(document.odooId()))
                        .ifPresent(delivery -> takeBack(document, delivery, quarantine)));
    }

    /** Validated by mistake, and undone at once. */
    void deliverAndTakeBack(boolean quarantine) {
        choice.openDocument()
                .ifPresent(document -> ready(document).ifPresent(transfer -> {
                    world.note("Odoo validates " + transfer.name() + " by mistake");
                    world.odoo().floor().validates(transfer.id());
                    if (goesOut(transfer)) {
                        takeBack(document, transfer.id(), quarantine);
                    } else {
                        undo(document, transfer.id(), quarantine);
                    }
                }));
    }

    /** What was only picked or packed never was with the customer, whatever Shopify counts. */
    private void undo(Choice.Document document, long step, boolean quarantine) {
        Map<ProductId, Quantity> units = world.odoo().office().returnable(step);
        if (!units.isEmpty()) {
            StockLocationId to = whereTo(document, quarantine);
            world.note("transfer " + step + " comes back to " + to + ", " + units + ", never sent");
            world.odoo().floor().takesBack(step, units, to);
        }
    }

    private StockLocationId whereTo(Choice.Document document, boolean quarantine) {
        return quarantine
                ? choice.warehouse(document.location()).quality()
                : choice.warehouse(document.location()).stock();
    }

    private void takeBack(Choice.Document document, long delivery, boolean quarantine) {
        Map<ProductId, Quantity> units = world.odoo().office().returnable(delivery);
        Optional<Boolean> counted = world.oracle().counts(document.order(), document.location());
        if (units.isEmpty() || counted.isEmpty()) {
            return;
        }
        StockLocationId to = whereTo(document, quarantine);
        world.note("transfer " + delivery + " comes back to " + to + ", " + units
                + (counted.get() ? ", fulfilled on Shopify" : ", before Shopify was told"));
        world.odoo().floor().takesBack(delivery, units, to);
        if (!counted.get()) {
            world.oracle().undone(document.order(), document.location(), units);
        } else {
            units.forEach((product, quantity) ->
                    world.oracle().bringsBack(document.order(), document.location(), product, quantity));
        }
    }

    // ---- other channels

    void sellElsewhere() {
        ProductId product = choice.product();
        LocationId at = choice.location();
        int free = choice.free(product, at);
        if (free > 0) {
            int units = choice.between(1, Math.min(3, free));
            world.note("another channel sells " + units + " of product " + product + " from " + at);
            world.oracle()
                    .othersReserve(
                            product,
                            at,
                            () -> otherSales.add(new OtherSale(
                                    world.odoo().office().sells(units, product, choice.warehouse(at)), product, at)));
        }
    }

    void deliverElsewhere() {
        takeOtherSale().ifPresent(sale -> {
            world.note("another channel's order " + sale.order() + " is delivered");
            world.oracle()
                    .othersReserve(
                            sale.product(),
                            sale.location(),
                            () -> world.odoo().office().delivers(sale.order()));
        });
    }

    void cancelElsewhere() {
        takeOtherSale().ifPresent(sale -> {
            world.note("another channel's order " + sale.order() + " is cancelled");
            world.oracle()
                    .othersReserve(
                            sale.product(),
                            sale.location(),
                            () -> world.odoo().office().cancels(sale.order()));
        });
    }

    private Optional<OtherSale> takeOtherSale() {
        Optional<OtherSale> sale = choice.oneOf(otherSales);
        sale.ifPresent(otherSales::remove);
        return sale;
    }

    // ---- Odoo itself

    void goDown() {
        Duration length = Duration.ofMinutes(choice.between(1, 300));
        world.note("Odoo is down for " + length.toMinutes() + " minutes");
        world.disasters().odooIsDownFor(length);
    }

    /** A transaction of Odoo's that began some time ago and commits now. */
    private void late(Runnable act) {
        if (choice.oneIn(5)) {
            world.odoo().inTransactionBegun(Duration.ofSeconds(choice.between(1, 90)), act);
        } else {
            act.run();
        }
    }
}
