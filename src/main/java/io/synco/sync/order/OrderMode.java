package io.synco.sync.order;

import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Whether an order counts (docs/sync-model.md, section 3); decided once, at its first reading. */
enum OrderMode {
    CREATED(1),
    /** From before go-live and not open then. */
    UNCOUNTED(4);

    /** Shopify's clock is not ours: an order may seem this much older than it is. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(5);

    private final int code;

    OrderMode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static OrderMode ofCode(int code) {
        return code == UNCOUNTED.code ? UNCOUNTED : CREATED;
    }

    /**
     * An order that seems a little too old and is open came after the reading of the open orders, or that reading would have found
     * it.
     */
    static OrderMode first(OrderReading order, OrderIntake.Moment moment, Instant liveAt) {
        boolean littleTooOld = order.createdAt().isAfter(second(liveAt).minus(CLOCKS_APART_MAX))
                && !order.open().isEmpty();
        boolean counts = moment == OrderIntake.Moment.GOING_LIVE || !older(order, liveAt) || littleTooOld;
        return counts ? CREATED : UNCOUNTED;
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
