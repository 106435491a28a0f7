package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** An older reading than the newest tells nothing of when that was read. */
    Uni<Void> put(Tx tx, ShopId shop, OrderReading order, OrderMode mode, Optional<Instant> chosenAt);

    /** Its parts and the documents that SyncO did not make; it is read as if for the first time. */
    Uni<Void> forget(Tx tx, ShopId shop, OrderId order);

    /**
     * @param news a part is new or another than before
     * @param takenOff units that the order does not want any more, and that nobody fulfilled, by level
     */
    record SavedParts(boolean news, Map<LevelId, Integer> takenOff) {
        static SavedParts of(Collection<KeptPart> kept, Collection<KeptPart> changed) {
            return new SavedParts(!changed.isEmpty(), PartMerge.takenOff(kept, changed));
        }
    }

    /**
     * @param before the order is older than the shop's going live
     * @param elsewhere locations whose part another connector brings to Odoo, or nobody; what was counted once stays counted
     */
    Uni<SavedParts> saveParts(
            Tx tx, ShopId shop, OrderId order, List<Part> parts, boolean before, Predicate<LocationId> elsewhere);

    /**
     * Parts whose item was not linked, or whose location was not mapped, and is now, are counted as {@link KeptPart#readAgain} would.
     *
     * @return their orders
     */
    Uni<List<OrderId>> countWhatWaited(Tx tx, ShopId shop);

    /** Of what these fulfilment lines fulfilled, other documents tell Odoo. */
    Uni<Void> toldElsewhere(Tx tx, ShopId shop, OrderId order, List<FulfilledLine> lines);

    /** Of an order's lines, as far as it was ever known. */
    Uni<Map<OrderLineId, ItemId>> items(Tx tx, ShopId shop, OrderId order);

    /** Every line of an order with why it cannot be counted, if it cannot. */
    Uni<List<Line>> uncounted(Tx tx, ShopId shop, OrderId order);

    /** Of these orders, those that we know by exactly this date, each with when its newest reading began. */
    Uni<Map<OrderId, Instant>> readAt(Tx tx, ShopId shop, List<OrderHead> heads);

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
                    ? "Link the item to an Odoo product (matching barcode or SKU): the line counts from then on; the order's other lines went through."
                    : "Map the location to an Odoo warehouse: the line counts from then on; the order's other lines went through.";
        }
    }
}
