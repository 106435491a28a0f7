package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Account.Place;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.Part;
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
        Map<LevelId, Integer> items = new HashMap<>(edited);
        for (Part part : world.shopify().allOrders().stream()
                .flatMap(order -> order.parts().stream())
                .toList()) {
            if (world.scenario().has(Kind.RESTOCKS_FOLLOWED)) {
                items.merge(part.level(), part.returned(), Integer::sum);
            }
            if (world.scenario().has(Kind.LOSSES_FOLLOWED)) {
                items.merge(part.level(), -part.lost(), Integer::sum);
            }
        }
        Map<Place, Quantity> units = new HashMap<>();
        items.forEach((level, by) -> world.assortment()
                .recipe(level.item())
                .forEach((product, perItem) -> units.merge(
                        new Place(product, world.site(level.location())), perItem.times(by), Quantity::plus)));
        units.replaceAll((place, there) -> there.minus(booked(place)));
        return units;
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
