package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.setup.RuleDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who decides whether the other side follows orders, deliveries and fulfilments; and the documents of others that tell Odoo instead. */
final class Switching {
    private static final List<EventKind> SWITCHED =
            List.of(EventKind.ORDER_CHANGED, EventKind.DELIVERED, EventKind.FULFILLED, EventKind.FULFILLED);

    private final World world;
    private final io.synco.simulation.Choice choice;

    Switching(World world, io.synco.simulation.Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    void chooseRule() {
        EventKind kind = choice.oneOf(SWITCHED).orElseThrow();
        Optional<Choice> chosen = choice.oneIn(3) ? Optional.empty() : choice.oneOf(RuleBook.choices(kind));
        Optional<LocationId> at = choice.oneIn(2) ? Optional.empty() : Optional.of(choice.location());
        world.note("rule for " + kind + at.map(one -> " at " + one).orElse("") + ": "
                + chosen.map(Choice::name).orElse("the default"));
        choose(kind, at, chosen);
        world.causes().everyTargetIsTouched();
    }

    private void choose(EventKind kind, Optional<LocationId> at, Optional<Choice> chosen) {
        desk().choose(World.SHOP, kind, at, chosen, "somebody").await().indefinitely();
    }

    void everythingByDefault() {
        SWITCHED.forEach(kind -> {
            choose(kind, Optional.empty(), Optional.empty());
            world.warehouses().keySet().forEach(at -> choose(kind, Optional.of(at), Optional.empty()));
        });
    }

    /** All or one of what a location has to send; where others tell Odoo, they do so first, as far as there is something to send. */
    void fulfil() {
        choice.openOrder().ifPresent(order -> {
            Part part = choice.openPart(order);
            int units = choice.oneIn(2) ? 1 : part.open();
            if (!toldByOthers(part.location()) || othersDeliver(order, part, units)) {
                world.note(order.name() + ": the merchant fulfils " + units + " of line " + part.line() + " at "
                        + part.location());
                world.shopify().shipping().fulfils(order.id(), part.line(), units, part.location());
                // By which rule it is read decides what it means.
                world.causes().everyTargetIsTouched();
            }
        });
    }

    private boolean toldByOthers(LocationId at) {
        return desk().rules(World.SHOP).await().indefinitely().choice(EventKind.FULFILLED, at)
                == Choice.OTHER_DOCUMENTS;
    }

    private boolean othersDeliver(StoreOrder order, Part part, int units) {
        Map<ProductId, Quantity> wanted = new TreeMap<>();
        world.assortment().recipe(part.item()).forEach((product, perItem) -> wanted.put(product, perItem.times(units)));
        LocationId at = part.location();
        boolean there = wanted.entrySet().stream()
                .allMatch(one -> choice.free(one.getKey(), at) >= one.getValue().floor());
        if (there) {
            world.note("another document delivers " + wanted + " at " + at + " for " + order.name());
            wanted.forEach((product, quantity) -> world.oracle().othersReserve(product, at, () -> {
                long document = world.odoo().office().sells(quantity.floor(), product, choice.warehouse(at));
                world.odoo().office().delivers(document);
            }));
        }
        return there;
    }

    private RuleDesk desk() {
        return world.person().rules(shop -> Uni.createFrom().voidItem());
    }
}
