package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.sandbox.shopify.Order;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading where it gets hard: many levels, many lines, and orders that change while they are read. */
class ReadsOverHttpTest extends OnTheDouble {
    @Test
    void levels_show_what_is_held_and_leave_out_what_shopify_does_not_have() {
        store.setAside("MUG", "Main", io.synco.sandbox.shopify.Quantities.State.DAMAGED, 2);
        store.sells(3, "MUG", "Main");

        Map<LevelId, LevelReading> levels = get(shopify.levels(
                SHOP,
                Set.of(
                        level("MUG", "Main"),
                        new LevelId(new ItemId(1), level("MUG", "Main").location()))));

        assertThat(levels).containsOnlyKeys(level("MUG", "Main"));
        assertThat(levels.get(level("MUG", "Main"))).isEqualTo(new LevelReading(true, true, 10, 3, 5, 2));
    }

    @Test
    void two_hundred_and_fifty_levels_of_one_location_are_one_call() {
        Set<LevelId> asked = IntStream.range(0, 250)
                .mapToObj(i -> {
                    store.catalog().addProduct("P" + i, "P" + i, "");
                    store.stock("P" + i, "Main", i);
                    return level("P" + i, "Main");
                })
                .collect(Collectors.toSet());
        store.calls().clear();

        assertThat(get(shopify.levels(SHOP, asked))).hasSize(250);
        assertThat(store.calls().of("nodes")).hasSize(1);
    }

    @Test
    void an_order_of_three_hundred_lines_over_two_locations_loses_none() {
        Order order = bigOrder(300);

        OrderReading reading = get(shopify.order(SHOP, new OrderId(order.id()))).orElseThrow();

        assertThat(reading.open()).hasSize(300);
        assertThat(reading.open()).extracting(OpenLine::line).doesNotHaveDuplicates();
        assertThat(reading.open()).extracting(OpenLine::location).containsOnly(location("Main"), location("Second"));
    }

    @Test
    void many_fulfilments_of_many_lines_are_read_whole() {
        Order order = bigOrder(60);
        for (int i = 0; i < 15; i++) {
            store.orders().shipping().fulfil(order, i % 2 == 0 ? "Main" : "Second", "L" + i, 1, tracking());
        }
        store.orders().shipping().fulfil(order);

        OrderReading reading = get(shopify.order(SHOP, new OrderId(order.id()))).orElseThrow();

        assertThat(reading.open()).isEmpty();
        assertThat(reading.fulfilled().stream()
                        .mapToInt(line -> line.quantity())
                        .sum())
                .isEqualTo(60);
        assertThat(reading.fulfilled()).allMatch(line -> line.item().isPresent());
    }

    @Test
    void an_order_that_changes_between_two_pages_is_read_again() {
        Order order = bigOrder(60);
        store.beforeApplying(
                "SyncoFulfilmentOrderLines", () -> store.orders().shipping().fulfil(order));

        OrderReading reading = get(shopify.order(SHOP, new OrderId(order.id()))).orElseThrow();

        int open = reading.open().stream().mapToInt(OpenLine::remaining).sum();
        int fulfilled =
                reading.fulfilled().stream().mapToInt(line -> line.quantity()).sum();
        assertThat(open + fulfilled)
                .as("no unit is counted as open and as fulfilled")
                .isEqualTo(60);
    }

    @Test
    void changed_orders_are_named_oldest_change_first_and_read_whole_ten_at_a_time() {
        Instant before = sandbox.clock().instant();
        List<Long> placed = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            placed.add(store.sells(1, "MUG", "Main").id());
        }

        ShopifyPort.Page<OrderHead> page = get(shopify.ordersChanged(SHOP, before, null));
        List<OrderId> ten = page.rows().stream()
                .map(OrderHead::id)
                .limit(ShopifyPort.ORDERS_MAX)
                .toList();
        List<OrderReading> whole = get(shopify.orders(SHOP, ten));

        assertThat(page.rows())
                .extracting(head -> head.id().value())
                .as("in one page")
                .containsExactlyElementsOf(placed);
        assertThat(whole).extracting(OrderReading::id).containsExactlyElementsOf(ten);
        assertThat(whole)
                .allSatisfy(order ->
                        assertThat(order.open()).extracting(OpenLine::remaining).containsExactly(1));
    }

    @Test
    void of_many_orders_those_that_are_cut_are_read_on_and_unknown_ones_are_left_out() {
        Order big = bigOrder(60);
        Order small = store.sells(1, "MUG", "Main");

        List<OrderReading> whole =
                get(shopify.orders(SHOP, List.of(new OrderId(1), new OrderId(big.id()), new OrderId(small.id()))));

        assertThat(whole).extracting(order -> order.open().size()).containsExactly(60, 1);
    }

    @Test
    void what_a_refund_restocked_is_told_alike_however_the_order_is_read() {
        Order order = store.sells(2, "MUG", "Main");
        store.orders().shipping().fulfil(order);
        store.orders().shipping().restock(order, "MUG", 1, "Main");
        OrderId id = new OrderId(order.id());

        List<OrderReading> polled = get(shopify.orders(SHOP, List.of(id)));

        assertThat(polled).hasSize(1);
        assertThat(polled.get(0).restocked())
                .hasSize(1)
                .isEqualTo(get(shopify.order(SHOP, id)).orElseThrow().restocked());
    }

    @Test
    void variants_and_locations_come_whole() {
        for (int i = 0; i < 260; i++) {
            store.catalog().addProduct("P" + i, "P" + i, "");
        }

        ShopifyPort.Page<ShopifyPort.Variant> first = get(shopify.variants(SHOP, null));
        ShopifyPort.Page<ShopifyPort.Variant> second =
                get(shopify.variants(SHOP, first.next().orElseThrow()));

        assertThat(first.rows().size() + second.rows().size()).isEqualTo(261);
        assertThat(second.next()).isEmpty();
        assertThat(get(shopify.locations(SHOP)))
                .extracting(ShopifyPort.Location::name)
                .containsExactly("Main", "Second");
    }

    @Test
    void an_order_that_shopify_does_not_know_is_absent() {
        assertThat(get(shopify.order(SHOP, new OrderId(1)))).isEmpty();
    }
}
