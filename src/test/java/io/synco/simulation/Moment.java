package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.port.OdooPort.ChangedMoves;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands on both sides at one moment, as far as it decides which calls are needed.
 *
 * @param documents what each order wants of each location, in Odoo's units: a document each
 * @param ahead where Odoo has sent more than Shopify counts as fulfilled, and Shopify still has something open
 * @param behind where Shopify counts more as fulfilled than Odoo has sent
 * @param apart levels whose on hand is not what it should be, and by how much it is to rise
 * @param unsettled levels with an order that is not all sent and fulfilled
 * @param moves what is done in Odoo, and what is reserved there
 */
record Moment(
        Map<OrderId, List<Part>> orders,
        Map<Document, Map<ProductId, Quantity>> documents,
        Set<Document> ahead,
        Set<Document> behind,
        Map<LevelId, LevelState> levels,
        Map<LevelId, Integer> apart,
        Set<LevelId> unsettled,
        Set<Object> moves) {
    record Document(OrderId order, LocationId location) {}

    static Moment of(World world) {
        Moment moment = new Moment(
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                Map.copyOf(world.shopify().levels()),
                world.causes().apart(),
                new HashSet<>(),
                moves(world));
        world.shopify().allOrders().forEach(order -> moment.add(world, order));
        return moment;
    }

    private static Set<Object> moves(World world) {
        ChangedMoves all = world.odoo()
                .movesChanged(World.SHOP, Instant.EPOCH, Integer.MAX_VALUE)
                .await()
                .indefinitely();
        Set<Object> moves = new HashSet<>();
        all.done().forEach(move -> moves.add(move.id()));
        all.open().forEach(move -> moves.add(List.of(move.id(), move.held())));
        return moves;
    }

    private void add(World world, StoreOrder order) {
        List<Part> parts = List.copyOf(order.parts());
        orders.put(order.id(), parts);
        for (LocationId at : world.warehouses().keySet()) {
            List<Part> here =
                    parts.stream().filter(part -> part.location().equals(at)).toList();
            if (!here.isEmpty()) {
                add(world, new Document(order.id(), at), here);
            }
        }
    }

    private void add(World world, Document document, List<Part> parts) {
        Map<ProductId, Promise> promises = new HashMap<>();
        for (Part part : parts) {
            world.assortment()
                    .recipe(part.item())
                    .forEach((product, perItem) -> promises.merge(
                            product,
                            new Promise(perItem.times(part.open()), perItem.times(part.fulfilled())),
                            Promise::plus));
        }
        String name = world.documentOf(document.order(), document.location());
        promises.forEach((product, promise) ->
                add(document, product, promise, world.odoo().atCustomer(name, product)));
        if (ahead.contains(document)
                || behind.contains(document)
                || parts.stream().anyMatch(part -> part.open() > 0)) {
            parts.forEach(part -> unsettled.add(part.level()));
        }
    }

    /** @param fulfilled by Shopify's count */
    private record Promise(Quantity open, Quantity fulfilled) {
        Promise plus(Promise other) {
            return new Promise(open.plus(other.open), fulfilled.plus(other.fulfilled));
        }
    }

    private void add(Document document, ProductId product, Promise promise, Quantity sent) {
        // No document is lowered below what it has sent.
        Quantity wanted = promise.open().plus(promise.fulfilled()).max(sent);
        if (wanted.signum() > 0) {
            documents.computeIfAbsent(document, each -> new HashMap<>()).put(product, wanted);
        }
        if (sent.compareTo(promise.fulfilled()) > 0 && promise.open().signum() > 0) {
            ahead.add(document);
        }
        if (sent.compareTo(promise.fulfilled()) < 0) {
            behind.add(document);
        }
    }
}
