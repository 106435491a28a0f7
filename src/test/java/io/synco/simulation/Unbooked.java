package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Account.Place;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.StoreOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a rule says that Odoo follows: what people did on Shopify and Odoo's transfers of ours do not hold yet. Those units stand in the
 * building, or are gone from it, whatever Odoo knows. It asks people and Odoo, never the product's books.
 */
final class Unbooked {
    private final World world;
    private final Map<LevelId, Integer> edited = new HashMap<>();

    Unbooked(World world) {
        this.world = world;
    }

    void edited(LevelId level, int by) {
        if (world.scenario().has(Kind.EDITS_FOLLOWED)) {
            edited.merge(level, by, Integer::sum);
        }
    }

    Map<Place, Quantity> units() {
        Map<Place, Quantity> units = told();
        units.replaceAll((place, there) -> there.minus(booked(place)));
        return units;
    }

    /** Whether Odoo has it or not. */
    Map<Place, Quantity> told() {
        Map<Place, Quantity> units = new HashMap<>();
        edited.forEach((level, by) -> add(units, level, by));
        for (StoreOrder order : world.shopify().allOrders()) {
            if (world.scenario().has(Kind.RESTOCKS_FOLLOWED)) {
                order.parts().forEach(part -> add(units, part.level(), part.returned()));
            }
        }
        return units;
    }

    private void add(Map<Place, Quantity> units, LevelId level, int items) {
        world.assortment()
                .recipe(level.item())
                .forEach((product, perItem) -> units.merge(
                        new Place(product, world.site(level.location())), perItem.times(items), Quantity::plus));
    }

    private Quantity booked(Place place) {
        ProductId product = place.product();
        return world.odoo()
                .booked(
                        product,
                        world.odoo()
                                .below(world.warehouses().get(place.location()).stock()));
    }

    /** Each once, and all of it. */
    void everythingIsBooked() {
        units().forEach((place, left) -> {
            if (left.signum() != 0) {
                world.violated("at rest " + left + " of product " + place.product() + " at " + place.location()
                        + " that came or went on Shopify are not booked in Odoo");
            }
        });
    }
}
