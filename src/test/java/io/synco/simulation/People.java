package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.ShopOrders.Wanted;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.setup.PauseDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers, merchants, warehouse workers: one act at a time, of the kinds that the scenario has. */
final class People {
    private record Act(Kind kind, int weight, Runnable run) {}

    private final World world;
    private final List<Act> acts = new ArrayList<>();
    private final List<OtherSale> otherSales = new ArrayList<>();
    private int weights;

    private record OtherSale(long order, ProductId product, LocationId location) {}

    People(World world, Scenario scenario) {
        this.world = world;
        for (Act act : all()) {
            if (scenario.has(act.kind())) {
                acts.add(act);
                weights += act.weight();
            }
        }
    }

    private List<Act> all() {
        return List.of(
                new Act(Kind.TRADE, 8, this::customerBuys),
                new Act(Kind.TRADE, 4, this::goodsArrive),
                new Act(Kind.TRADE, 2, this::stockIsCounted),
                new Act(Kind.TRADE, 2, this::goodsAreMoved),
                new Act(Kind.TRADE, 5, this::ourOrderIsDelivered),
                new Act(Kind.CANCELS, 3, this::orderIsCancelled),
                new Act(Kind.EDITS, 4, this::orderIsEdited),
                new Act(Kind.MOVES, 3, this::orderIsMoved),
                new Act(Kind.SHOPIFY_FULFILS, 4, this::merchantFulfils),
                new Act(Kind.HAND_EDITS, 2, this::handEdit),
                new Act(Kind.SET_ASIDE, 2, this::unitsAreSetAside),
                new Act(Kind.OTHER_CHANNELS, 4, this::otherChannelSells),
                new Act(Kind.OTHER_CHANNELS, 3, this::otherChannelDelivers),
                new Act(Kind.OTHER_CHANNELS, 1, this::otherChannelCancels),
                new Act(Kind.DOCUMENTS_BY_PEOPLE, 2, this::moreIsDeliveredThanOrdered),
                new Act(Kind.OUTAGES, 1, this::odooGoesDown),
                new Act(Kind.PAUSES, 2, this::somethingIsPaused),
                new Act(Kind.PAUSES, 6, this::somethingIsResumed));
    }

    void act() {
        int lot = world.chance().between(1, weights);
        for (Act act : acts) {
            lot -= act.weight();
            if (lot <= 0) {
                act.run().run();
                return;
            }
        }
    }

    // ---- customers and merchants

    private void customerBuys() {
        int lines = world.chance().between(1, 2);
        Wanted[] wanted = new Wanted[lines];
        for (int i = 0; i < lines; i++) {
            wanted[i] = Wanted.of(world.chance().between(1, 3), anyItem(), anyLocation());
        }
        world.shopify()
                .orders()
                .buys(wanted)
                .ifPresent(order -> world.note("a customer buys " + order.name() + " " + order.parts()));
    }

    private void orderIsCancelled() {
        openOrder().ifPresent(order -> {
            boolean restock = !world.chance().oneIn(4);
            world.note(order.name() + " is cancelled, " + (restock ? "restocked" : "not restocked"));
            world.shopify().orders().cancels(order.id(), restock);
        });
    }

    private void orderIsEdited() {
        openOrder().ifPresent(order -> {
            Part part = openPart(order);
            if (world.chance().oneIn(2)) {
                int units = world.chance().between(1, part.open());
                world.note(order.name() + " loses " + units + " of line " + part.line());
                world.shopify().orders().lowers(order.id(), part.line(), units, true);
            } else if (available(part.level()) > 0) {
                world.note(order.name() + " gains one of line " + part.line() + " at " + part.location());
                world.shopify().orders().raises(order.id(), part.line(), 1, part.location());
            }
        });
    }

    /** One unit: more may lie in several fulfilment orders, which cannot be moved at once. */
    private void orderIsMoved() {
        openOrder().ifPresent(order -> {
            Part part = openPart(order);
            LocationId to = anyLocation();
            if (!to.equals(part.location())) {
                world.note("one of line " + part.line() + " of " + order.name() + " moves to " + to);
                world.shopify().orders().moves(order.id(), part.line(), 1, part.location(), to);
            }
        });
    }

    private void merchantFulfils() {
        openOrder().ifPresent(order -> {
            Part part = openPart(order);
            world.note(order.name() + ": the merchant fulfils what " + part.location() + " has to send");
            world.shopify().shipping().fulfilsAll(order.id(), part.location());
        });
    }

    private void handEdit() {
        LevelId level = world.chance().oneOf(world.levels());
        LevelState state = world.shopify().level(level);
        int onHand = Math.max(0, state.onHand() + world.chance().between(-3, 3));
        world.note("on hand of " + level + " is set to " + onHand + " by hand, was " + state.onHand());
        world.shopify().stock().setsOnHand(level, onHand);
    }

    private void unitsAreSetAside() {
        LevelId level = world.chance().oneOf(world.levels());
        int held = world.shopify().level(level).held();
        int units = held > 0 && world.chance().oneIn(2) ? -held : Math.max(0, Math.min(1, available(level)));
        if (units != 0) {
            world.note(units + " of " + level + " set aside as damaged");
            world.shopify().stock().setsAside(level, LevelState.SetAside.DAMAGED, units);
        }
    }

    // ---- the warehouse

    private void goodsArrive() {
        ProductId product = anyProduct();
        LocationId at = anyLocation();
        int units = world.chance().between(1, 6);
        world.note(units + " of product " + product + " arrive at " + at);
        late(() -> world.odoo().floor().receives(units, product, warehouse(at)));
    }

    private void stockIsCounted() {
        ProductId product = anyProduct();
        LocationId at = anyLocation();
        long there = world.odoo()
                .quantity(product, world.odoo().below(warehouse(at).stock()))
                .floor();
        // Never below what is reserved: whose reservation Odoo drops then is Odoo's secret.
        long counted = Math.max(
                world.odoo()
                        .reserved(product, world.odoo().below(warehouse(at).stock()))
                        .floor(),
                there + world.chance().between(-2, 2));
        world.note(counted + " of product " + product + " are counted at " + at + ", were " + there);
        world.odoo().floor().counts(counted, product, warehouse(at).stock());
    }

    private void goodsAreMoved() {
        ProductId product = anyProduct();
        LocationId from = anyLocation();
        LocationId to = anyLocation();
        if (!from.equals(to) && free(product, from) > 0) {
            long units = world.chance().between(1, (int) Math.min(3, free(product, from)));
            world.note(units + " of product " + product + " go from " + from + " to " + to);
            late(() -> world.odoo()
                    .floor()
                    .transfers(
                            units,
                            product,
                            warehouse(from).stock(),
                            warehouse(to).stock()));
        }
    }

    private void ourOrderIsDelivered() {
        anyDocument().ifPresent(order -> {
            world.note("Odoo delivers what is ready of sales order " + order);
            late(() -> world.odoo().office().delivers(order));
        });
    }

    private void moreIsDeliveredThanOrdered() {
        anyDocument()
                .ifPresent(order -> world.odoo().office().open(order).stream()
                        .filter(transfer -> transfer.ready())
                        .findFirst()
                        .ifPresent(transfer -> {
                            ProductId product = transfer.demand().firstKey();
                            Quantity units = transfer.demand().get(product).plus(Quantity.of(1));
                            world.note(
                                    "Odoo delivers " + units + " of product " + product + " for sales order " + order);
                            world.odoo().office().delivers(order, Map.of(product, units));
                        }));
    }

    private void otherChannelSells() {
        ProductId product = anyProduct();
        LocationId at = anyLocation();
        long free = free(product, at);
        if (free > 0) {
            long units = world.chance().between(1, (int) Math.min(3, free));
            world.note("another channel sells " + units + " of product " + product + " from " + at);
            world.oracle()
                    .othersReserve(
                            product,
                            at,
                            () -> otherSales.add(new OtherSale(
                                    world.odoo().office().sells(units, product, warehouse(at)), product, at)));
        }
    }

    private void otherChannelDelivers() {
        takeOtherSale().ifPresent(sale -> {
            world.note("another channel's order " + sale.order() + " is delivered");
            world.oracle()
                    .othersReserve(
                            sale.product(),
                            sale.location(),
                            () -> world.odoo().office().delivers(sale.order()));
        });
    }

    private void otherChannelCancels() {
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
        return otherSales.isEmpty()
                ? Optional.empty()
                : Optional.of(otherSales.remove(world.chance().between(0, otherSales.size() - 1)));
    }

    private void odooGoesDown() {
        Duration length = Duration.ofMinutes(world.chance().between(1, 300));
        world.note("Odoo is down for " + length.toMinutes() + " minutes");
        world.disasters().odooIsDownFor(length);
    }

    private void somethingIsPaused() {
        PauseScope scope = world.chance().oneOf(List.of(PauseScope.values()));
        long subject = switch (scope) {
            case SHOP -> 0;
            case DIRECTION -> world.chance().oneOf(List.of(Side.values())).code();
            case LOCATION -> anyLocation().value();
            case ITEM -> anyItem().value();
        };
        world.note(scope.words() + " " + subject + " is paused");
        desk().pause(World.SHOP, scope, subject, "somebody", "the simulation")
                .await()
                .indefinitely();
    }

    private void somethingIsResumed() {
        List<Pause> pauses = desk().list(World.SHOP).await().indefinitely();
        if (!pauses.isEmpty()) {
            resume(world.chance().oneOf(pauses));
        }
    }

    void everythingIsResumed() {
        desk().list(World.SHOP).await().indefinitely().forEach(this::resume);
    }

    private void resume(Pause pause) {
        world.note(pause.scope().words() + " " + pause.subject() + " is resumed");
        desk().resume(World.SHOP, pause.scope(), pause.subject(), "somebody")
                .await()
                .indefinitely();
    }

    private PauseDesk desk() {
        return world.person().pauses(shop -> Uni.createFrom().voidItem());
    }

    /** A transaction of Odoo's that began some time ago and commits now. */
    private void late(Runnable act) {
        if (world.chance().oneIn(5)) {
            world.odoo().inTransactionBegun(Duration.ofSeconds(world.chance().between(1, 90)), act);
        } else {
            act.run();
        }
    }

    // ---- whom and what

    private ItemId anyItem() {
        return world.chance().oneOf(List.copyOf(world.products().keySet()));
    }

    private ProductId anyProduct() {
        return world.chance().oneOf(List.copyOf(world.products().values()));
    }

    private LocationId anyLocation() {
        return world.chance().oneOf(List.copyOf(world.warehouses().keySet()));
    }

    private OdooWarehouse warehouse(LocationId location) {
        return world.warehouses().get(location);
    }

    private int available(LevelId level) {
        return world.shopify().level(level).available();
    }

    private long free(ProductId product, LocationId at) {
        var set = world.odoo().below(warehouse(at).stock());
        return world.odoo()
                .quantity(product, set)
                .minus(world.odoo().reserved(product, set))
                .floor();
    }

    private Optional<StoreOrder> openOrder() {
        List<StoreOrder> open = world.shopify().allOrders().stream()
                .filter(order -> order.open() > 0)
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(world.chance().oneOf(open));
    }

    private Part openPart(StoreOrder order) {
        return world.chance()
                .oneOf(order.parts().stream().filter(part -> part.open() > 0).toList());
    }

    /** A sales order in Odoo that stands for an order of ours. */
    private Optional<Long> anyDocument() {
        List<Long> documents = new ArrayList<>();
        for (StoreOrder order : world.shopify().allOrders()) {
            for (LocationId at : world.warehouses().keySet()) {
                world.odoo()
                        .office()
                        .orderOf(world.documentOf(order.id(), at))
                        .filter(found -> !world.odoo().office().open(found).isEmpty())
                        .ifPresent(documents::add);
            }
        }
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of(world.chance().oneOf(documents));
    }
}
