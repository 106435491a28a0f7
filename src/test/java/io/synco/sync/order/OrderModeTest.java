package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.order.OrderIntake.Moment;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which orders count: those since go-live, and those that were open then (docs/sync-model.md, section 3). */
class OrderModeTest {
    private static final Instant LIVE_AT = Instant.parse("2026-11-27T12:00:00.700Z");
    private static final Instant SAME_SECOND = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void an_order_of_the_very_second_of_going_live_counts() {
        OrderReading order = order(SAME_SECOND, 2);

        assertThat(OrderMode.first(order, Moment.LATER, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.LATER, LIVE_AT)).isFalse();
    }

    @Test
    void an_open_order_that_another_clock_dates_just_before_going_live_counts_from_its_first_reading() {
        OrderReading order = order(SAME_SECOND.minusSeconds(90), 2);

        assertThat(OrderMode.first(order, Moment.LATER, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.LATER, LIVE_AT)).isTrue();
    }

    @Test
    void an_order_finished_before_going_live_never_counts() {
        assertThat(OrderMode.first(order(SAME_SECOND.minusSeconds(90), 0), Moment.LATER, LIVE_AT))
                .isEqualTo(OrderMode.UNCOUNTED);
    }

    @Test
    void an_old_order_that_was_not_open_at_go_live_never_counts_even_if_it_opens_later() {
        assertThat(OrderMode.first(order(SAME_SECOND.minusSeconds(86_400), 1), Moment.LATER, LIVE_AT))
                .isEqualTo(OrderMode.UNCOUNTED);
    }

    @Test
    void an_old_order_that_is_open_while_the_shop_goes_live_counts() {
        OrderReading order = order(SAME_SECOND.minusSeconds(86_400), 1);

        assertThat(OrderMode.first(order, Moment.GOING_LIVE, LIVE_AT)).isEqualTo(OrderMode.CREATED);
        assertThat(OrderMode.fromBefore(order, Moment.GOING_LIVE, LIVE_AT)).isTrue();
    }

    private static OrderReading order(Instant createdAt, int open) {
        List<OpenLine> lines = open == 0
                ? List.of()
                : List.of(new OpenLine(
                        new FulfilmentOrderId(31),
                        32,
                        new OrderLineId(33),
                        Optional.of(new ItemId(34)),
                        "MUG",
                        new LocationId(35),
                        open));
        return new OrderReading(
                new OrderId(30),
                "#1001",
                createdAt,
                createdAt,
                createdAt,
                Optional.empty(),
                lines,
                List.of(),
                List.of());
    }
}
