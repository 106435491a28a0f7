package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What sync needs of Shopify. Every call speaks for one shop with that shop's own token. A call that did not get an answer it can
 * use fails with {@link io.synco.kernel.RemoteException}; refusals of single rows are values.
 */
public interface ShopifyPort {
    /** Whole orders that one query's cost allows. */
    int ORDERS_MAX = 10;

    Uni<ShopInfo> shop(ShopId shop);

    Uni<List<Location>> locations(ShopId shop);

    /** Makes the webhook subscriptions that are missing; can be repeated. */
    Uni<Void> subscribe(ShopId shop);

    /** All variants with their inventory items, a page of up to 250 at a time; {@code after} is null for the first. */
    Uni<Page<Variant>> variants(ShopId shop, String after);

    /** A level that Shopify does not have is absent from the answer. At most 250 levels. */
    Uni<Map<LevelId, LevelReading>> levels(ShopId shop, Set<LevelId> levels);

    Uni<Optional<OrderReading>> order(ShopId shop, OrderId order);

    /** Who bought; empty where nobody is named. Fails where this app may not read it, or the shop has not asked for it. */
    Uni<Optional<Buyer>> buyer(ShopId shop, OrderId order);

    /** Which orders have an updated_at at or after {@code since}, oldest change first; up to 250 in a page. */
    Uni<Page<OrderHead>> ordersChanged(ShopId shop, Instant since, String after);

    /** These orders, whole, but for those that Shopify does not know; at most {@link #ORDERS_MAX}. */
    Uni<List<OrderReading>> orders(ShopId shop, List<OrderId> ids);

    /** Orders that still have something to fulfil. */
    Uni<Page<OrderReading>> ordersOpen(ShopId shop, String after);

    /** inventorySetQuantities with name on_hand; at most 250 rows; the key makes a repetition harmless for 24 hours. */
    Uni<SetAnswer> setOnHand(ShopId shop, SetOnHand call);

    /** fulfillmentCreate; takes no idempotency key, so after a lost answer the order's fulfilments are read before any retry. */
    Uni<FulfilAnswer> fulfil(ShopId shop, Fulfil call);

    record Page<T>(List<T> rows, Optional<String> next) {}

    record ShopInfo(String name, String domain, String currency, List<String> scopes) {}

    record Location(LocationId id, String name, boolean active, boolean fulfillsOnline) {}

    record Variant(
            long variantId, ItemId item, String sku, String barcode, String title, boolean tracked, boolean writable) {}

    /**
     * @param held reserved + damaged + safety_stock + quality_control
     * @param reserved of these, what drafts of orders and transfers have promised
     */
    record LevelReading(
            boolean active, boolean tracked, int onHand, int committed, int available, int held, int reserved) {
        /** Nothing of it reserved. */
        public LevelReading(boolean active, boolean tracked, int onHand, int committed, int available, int held) {
            this(active, tracked, onHand, committed, available, held, 0);
        }

        /** On hand, less all that is promised; what is damaged or kept for safety is promised to nobody. */
        public int unpromised() {
            return onHand - committed - reserved;
        }
    }

    /** What a fulfilment order at one location has still to fulfil of a line. */
    record OpenLine(
            FulfilmentOrderId fulfilmentOrder,
            long fulfilmentOrderLineId,
            OrderLineId line,
            Optional<ItemId> item,
            String sku,
            LocationId location,
            int remaining) {}

    /** A line of a fulfilment; the id is the fulfilment line's and stays. Of a variant that is deleted since it names no item. */
    record FulfilledLine(
            long fulfilmentId,
            long fulfilmentLineId,
            OrderLineId line,
            Optional<ItemId> item,
            LocationId location,
            int quantity,
            Instant at,
            Optional<String> trackingNumber) {
        public FulfilledLine of(Optional<ItemId> known) {
            return new FulfilledLine(
                    fulfilmentId, fulfilmentLineId, line, item.or(() -> known), location, quantity, at, trackingNumber);
        }
    }

    /** That an order is, and when it changed last: in whole seconds, so two changes may have one date. */
    record OrderHead(OrderId id, Instant updatedAt) {}

    /**
     * @param readAt when the call that read it began, by our clock: what came later may be missing
     * @param fulfilled by fulfilments that count
     * @param cancelled by fulfilments that were cancelled: its units are open again
     * @param restocked by refunds of what had been fulfilled
     * @param money only where the order was asked for alone ({@link #order}): polls read many, and need none
     */
    record OrderReading(
            OrderId id,
            String name,
            Instant createdAt,
            Instant updatedAt,
            Instant readAt,
            Optional<Instant> cancelledAt,
            List<OpenLine> open,
            List<FulfilledLine> fulfilled,
            List<FulfilledLine> cancelled,
            List<RestockedLine> restocked,
            Optional<OrderMoney> money) {
        /** Without money. */
        public OrderReading(
                OrderId id,
                String name,
                Instant createdAt,
                Instant updatedAt,
                Instant readAt,
                Optional<Instant> cancelledAt,
                List<OpenLine> open,
                List<FulfilledLine> fulfilled,
                List<FulfilledLine> cancelled,
                List<RestockedLine> restocked) {
            this(
                    id,
                    name,
                    createdAt,
                    updatedAt,
                    readAt,
                    cancelledAt,
                    open,
                    fulfilled,
                    cancelled,
                    restocked,
                    Optional.empty());
        }

        /** Without refunds and money. */
        public OrderReading(
                OrderId id,
                String name,
                Instant createdAt,
                Instant updatedAt,
                Instant readAt,
                Optional<Instant> cancelledAt,
                List<OpenLine> open,
                List<FulfilledLine> fulfilled,
                List<FulfilledLine> cancelled) {
            this(id, name, createdAt, updatedAt, readAt, cancelledAt, open, fulfilled, cancelled, List.of());
        }

        /** Every line of a fulfilment names its item. */
        public boolean complete() {
            return Stream.concat(fulfilled.stream(), cancelled.stream())
                    .allMatch(line -> line.item().isPresent());
        }

        /** With the items that are known of its lines. */
        public OrderReading naming(Map<OrderLineId, ItemId> known) {
            return new OrderReading(
                    id,
                    name,
                    createdAt,
                    updatedAt,
                    readAt,
                    cancelledAt,
                    open,
                    named(fulfilled, known),
                    named(cancelled, known),
                    restocked,
                    money);
        }

        private static List<FulfilledLine> named(List<FulfilledLine> lines, Map<OrderLineId, ItemId> known) {
            return lines.stream()
                    .map(line -> line.of(Optional.ofNullable(known.get(line.line()))))
                    .toList();
        }
    }

    /** Fulfilled units that a refund put back into on hand; the id is the refund line's and stays. */
    record RestockedLine(
            long refundLineId,
            OrderLineId line,
            Optional<ItemId> item,
            LocationId location,
            int quantity,
            Instant at) {}

    /** {@code changeFrom} is the on_hand that we expect; Shopify refuses the call where it has another. */
    record SetRow(LevelId level, int quantity, int changeFrom) {}

    record SetOnHand(UUID key, String referenceUri, List<SetRow> rows) {
        public static String reference(UUID id) {
            return "gid://synco/Intent/" + id;
        }
    }

    sealed interface SetAnswer {
        record Accepted() implements SetAnswer {}

        /** Nothing was applied. Errors that name no row have row −1. */
        record Refused(List<RowError> errors) implements SetAnswer {}
    }

    record RowError(int row, Kind kind, String code, String message) {
        public enum Kind {
            /** on_hand is not what we expected: observe again. */
            STALE,
            /** This level can never be written as it is: a person has to look. */
            NOT_WRITABLE,
            /** The key cannot be used again: the same rows go under a new one. */
            NEW_KEY
        }
    }

    record FulfilLine(long fulfilmentOrderLineId, int quantity) {}

    record Fulfil(
            FulfilmentOrderId fulfilmentOrder,
            List<FulfilLine> lines,
            Optional<String> trackingNumber,
            Optional<String> carrier) {}

    sealed interface FulfilAnswer {
        record Created(long fulfilmentId) implements FulfilAnswer {}

        record Refused(String words) implements FulfilAnswer {}
    }
}
