package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** sf_order and part. */
interface OrderStore {
    int NOT_LINKED = KeptPart.NOT_LINKED;
    int NOT_MAPPED = KeptPart.NOT_MAPPED;

    /**
     * What we know of an order.
     *
     * @param updatedAt of the newest reading, by Shopify's clock
     * @param chosenAt of the person's choice that it was read with
     * @param made a document that SyncO made, or is making, stands for it
     */
    record Kept(OrderMode mode, Instant updatedAt, Optional<Instant> chosenAt, boolean made) {}

    /** The shop's first go-live. */
    Uni<Optional<Instant>> liveAt(Tx tx, ShopId shop);

    Uni<Optional<Kept>> find(Tx tx, ShopId shop, OrderId order);

    Uni<Void> put(Tx tx, ShopId shop, OrderReading order, OrderMode mode, Optional<Instant> chosenAt);

    /** Its parts and the documents that SyncO did not make; it is read as if for the first time. */
    Uni<Void> forget(Tx tx, ShopId shop, OrderId order);

    /**
     * @param before what is fulfilled already happened before our time
     * @param elsewhere locations whose part another connector brings to Odoo, or nobody; what was counted once stays counted
     */
    Uni<Void> saveParts(
            Tx tx, ShopId shop, OrderId order, List<Part> parts, boolean before, Predicate<LocationId> elsewhere);

    /** Of what these fulfilment lines fulfilled, other documents tell Odoo. */
    Uni<Void> toldElsewhere(Tx tx, ShopId shop, OrderId order, List<FulfilledLine> lines);

    /** Every line of an order with why it cannot be counted, if it cannot. */
    Uni<List<Line>> uncounted(Tx tx, ShopId shop, OrderId order);

    /** Of these orders, those that we know in exactly this state. */
    Uni<List<Long>> unchanged(Tx tx, ShopId shop, List<OrderReading> orders);

    /** One line of an order at one location. */
    record Line(String key, int state, String item, String reason, String location) {
        boolean fine() {
            return state != NOT_LINKED && state != NOT_MAPPED;
        }

        boolean elsewhere() {
            return state == KeptPart.ELSEWHERE || state == KeptPart.ELSEWHERE_UNKNOWN;
        }

        String words(String order) {
            return state == NOT_LINKED
                    ? "Order " + order + ": " + item + " is not linked to an Odoo product"
                            + (reason == null ? "." : " (" + reason + ").")
                    : "Order " + order + ": " + location + " is not mapped to an Odoo location.";
        }

        String hint() {
            return state == NOT_LINKED
                    ? "Link the item to an Odoo product (matching barcode or SKU), then retry; the order's other lines went through."
                    : "Map the location to an Odoo warehouse, then retry; the order's other lines went through.";
        }
    }
}
