package io.synco.sync.order;

import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How an order gets to Odoo, and whether it counts (docs/sync-model.md, section 3); decided at its first reading, or by a person. */
public enum OrderMode {
    /** SyncO makes a document for it. */
    CREATED(1),
    /** Its document stands in Odoo already, and is SyncO's from then on; nothing is created. */
    ADOPTED(2),
    /** Another connector brings it, or nobody: its document is read, and never changed. */
    ELSEWHERE(3),
    /** From before go-live and not open then. */
    UNCOUNTED(4);

    /** Shopify's clock is not ours: an order may seem this much older than it is. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(5);

    private final int code;

    OrderMode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static OrderMode ofCode(int code) {
        return List.of(values()).stream()
                .filter(mode -> mode.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No mode of orders has code " + code));
    }

    /**
     * An order that seems a little too old and is open came after the reading of the open orders, or that reading would have found
     * it.
     */
    static boolean counts(OrderReading order, OrderIntake.Moment moment, Instant liveAt) {
        boolean littleTooOld = order.createdAt().isAfter(second(liveAt).minus(CLOCKS_APART_MAX))
                && !order.open().isEmpty();
        return moment == OrderIntake.Moment.GOING_LIVE || !older(order, liveAt) || littleTooOld;
    }

    /** What is fulfilled at the first reading of such an order happened before our time. */
    static boolean fromBefore(OrderReading order, OrderIntake.Moment moment, Instant liveAt) {
        return moment == OrderIntake.Moment.GOING_LIVE || older(order, liveAt);
    }

    private static boolean older(OrderReading order, Instant liveAt) {
        return order.createdAt().isBefore(second(liveAt));
    }

    /** Shopify tells whole seconds. */
    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
