package io.synco.simulation;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.MappingMode;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom and what an act is about, by the chance of this act alone. */
final class Choice {
    private final World world;
    private SeededChance chance;

    Choice(World world) {
        this.world = world;
        this.chance = world.chance();
    }

    void by(SeededChance ofTheAct) {
        chance = ofTheAct;
    }

    int between(int least, int most) {
        return chance.between(least, most);
    }

    boolean oneIn(int n) {
        return chance.oneIn(n);
    }

    <T> Optional<T> oneOf(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(all));
    }

    ItemId item() {
        return chance.oneOf(world.assortment().items());
    }

    ProductId product() {
        return chance.oneOf(world.assortment().products());
    }

    LocationId location() {
        return chance.oneOf(List.copyOf(world.warehouses().keySet()));
    }

    LevelId level() {
        return chance.oneOf(world.levels());
    }

    OdooWarehouse warehouse(LocationId location) {
        return world.warehouses().get(location);
    }

    Set<StockLocationId> set(LocationId location) {
        return world.odoo().below(warehouse(location).stock());
    }

    /** Where goods of this location's warehouse may stand. */
    StockLocationId place(LocationId location) {
        return chance.oneOf(world.places().get(location));
    }

    int free(ProductId product, StockLocationId at) {
        return world.odoo()
                .quantity(product, Set.of(at))
                .minus(world.odoo().reserved(product, Set.of(at)))
                .floor();
    }

    int free(ProductId product, LocationId at) {
        return world.odoo()
                .quantity(product, set(at))
                .minus(world.odoo().reserved(product, set(at)))
                .floor();
    }

    Optional<StoreOrder> openOrder() {
        return oneOf(world.shopify().allOrders().stream()
                .filter(order -> order.open() > 0)
                .toList());
    }

    /** Since the shop is live: what was sent before is nobody's account. */
    Optional<StoreOrder> sentOrder() {
        return oneOf(world.shopify().allOrders().stream()
                .filter(order ->
                        !order.fulfilmentIds().isEmpty() && !world.oracle().wasBefore(order.id()))
                .toList());
    }

    Part openPart(StoreOrder order) {
        return chance.oneOf(
                order.parts().stream().filter(part -> part.open() > 0).toList());
    }

    /** With weights by chance. */
    void mapped(MappingMode together) {
        new Atlas(world).map(together, chance);
    }

    /** A sales order in Odoo that stands for an order of ours at a location. */
    record Document(OrderId order, LocationId location, long odooId) {}

    List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        for (StoreOrder order : world.shopify().allOrders()) {
            for (LocationId at : world.warehouses().keySet()) {
                world.documentsOf(order.id(), at)
                        .forEach(name -> world.odoo()
                                .office()
                                .orderOf(name)
                                .ifPresent(found -> documents.add(new Document(order.id(), at, found))));
            }
        }
        return documents;
    }

    /** One with something still to send. */
    Optional<Document> openDocument() {
        return oneOf(documents().stream()
                .filter(document ->
                        !world.odoo().office().open(document.odooId()).isEmpty())
                .toList());
    }
}
