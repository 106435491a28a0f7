package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.simulation.remote.ShopOrders.Wanted;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import io.synco.sync.port.ShopifyPort.Variant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the port reads of a store. */
class ShopifyReadsTest extends OneStore {
    @Test
    void a_level_is_told_with_its_held_units_in_one() {
        sells(3);
        shopify.stock().setsAside(mugs, LevelState.SetAside.DAMAGED, 1);
        shopify.stock().setsAside(mugs, LevelState.SetAside.SAFETY_STOCK, 2);

        assertThat(get(shopify.levels(SHOP, Set.of(mugs, new LevelId(new ItemId(1), main)))))
                .containsOnly(java.util.Map.entry(mugs, new LevelReading(true, true, 10, 3, 4, 3)));
    }

    @Test
    void an_order_tells_what_is_open_and_what_is_fulfilled_in_whole_seconds() {
        time.pass(Duration.ofMillis(1_300));
        StoreOrder order = sells(5);
        time.pass(Duration.ofMillis(800));
        shopify.shipping().fulfils(order.id(), order.lines().get(0).id(), 2, main);

        OrderReading reading = read(order);

        assertThat(reading.name()).isEqualTo("#1001");
        assertThat(reading.createdAt()).isEqualTo(order.createdAt().minusMillis(300));
        assertThat(reading.updatedAt()).isEqualTo(order.updatedAt().minusMillis(100));
        assertThat(reading.open()).singleElement().satisfies(line -> {
            assertThat(line.remaining()).isEqualTo(3);
            assertThat(line.sku()).isEqualTo("MUG");
            assertThat(line.item()).contains(mug);
        });
        assertThat(reading.fulfilled()).extracting(FulfilledLine::quantity).containsExactly(2);
    }

    @Test
    void a_fulfilment_line_keeps_its_id_and_one_that_is_cancelled_does_not_count() {
        StoreOrder order = sells(5);
        OrderLineId line = order.lines().get(0).id();
        long first = shopify.shipping().fulfils(order.id(), line, 2, main);
        long firstLine = read(order).fulfilled().get(0).fulfilmentLineId();
        shopify.shipping().fulfils(order.id(), line, 1, main);

        assertThat(read(order).fulfilled())
                .extracting(FulfilledLine::fulfilmentLineId)
                .contains(firstLine);

        shopify.shipping().cancelsFulfilment(order.id(), first);

        assertThat(read(order).fulfilled()).extracting(FulfilledLine::quantity).containsExactly(1);
        assertThat(read(order).cancelled())
                .extracting(FulfilledLine::fulfilmentLineId)
                .containsExactly(firstLine);
        assertThat(read(order).open()).extracting(OpenLine::remaining).containsExactly(2, 2);
    }

    @Test
    void an_order_that_is_not_routed_yet_is_committed_and_shows_nothing_open() {
        StoreOrder order = shopify.orders().placesUnrouted(Wanted.of(2, mug, main));
        assertThat(shopify.level(mugs).committed()).isEqualTo(2);
        assertThat(read(order).open()).isEmpty();
        hints.clear();

        shopify.orders().routes(order.id());

        assertThat(read(order).open()).extracting(OpenLine::remaining).containsExactly(2);
        assertThat(topics()).containsExactly("orders/updated");
    }

    @Test
    void an_order_of_a_deleted_product_still_names_the_item() {
        StoreOrder order = sells(2);

        shopify.stock().deletesProduct(mug);

        assertThat(read(order).open()).extracting(OpenLine::item).containsExactly(Optional.of(mug));
    }

    @Test
    void an_order_that_does_not_exist_is_empty() {
        assertThat(get(shopify.order(SHOP, new OrderId(1)))).isEmpty();
    }

    @Test
    void changed_orders_come_oldest_change_first_and_the_whole_second_counts() {
        Instant start = time.now();
        List<StoreOrder> orders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            orders.add(sells(1));
            time.pass(Duration.ofMillis(400));
        }
        shopify.orders().cancels(orders.get(0).id(), true);

        assertThat(changed(start)).containsExactly(ids(orders, 1, 2, 3, 4, 5, 6, 7, 0));
        // 1.2 s and 1.6 s after the start are told as 1 s.
        assertThat(changed(start.plusMillis(1_999))).containsExactly(ids(orders, 3, 4, 5, 6, 7, 0));
        assertThat(changed(time.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS)))
                .isEmpty();
    }

    @Test
    void an_order_that_changes_between_two_pages_comes_again_and_none_is_left_out() {
        Instant start = time.now();
        List<StoreOrder> orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orders.add(sells(1));
        }
        Page<OrderHead> first = get(shopify.ordersChanged(SHOP, start, null));

        time.pass(Duration.ofSeconds(1));
        shopify.orders().cancels(orders.get(0).id(), true);
        Page<OrderHead> next =
                get(shopify.ordersChanged(SHOP, start, first.next().orElseThrow()));

        assertThat(first.rows()).extracting(OrderHead::id).containsExactly(ids(orders, 0, 1, 2));
        assertThat(next.rows()).extracting(OrderHead::id).containsExactly(ids(orders, 3, 0));
        assertThat(next.next()).isEmpty();
    }

    @Test
    void open_orders_are_those_that_are_not_wholly_fulfilled() {
        StoreOrder whole = sells(1);
        shopify.shipping().fulfilsAll(whole.id(), main);
        StoreOrder part = sells(2);
        shopify.shipping().fulfils(part.id(), part.lines().get(0).id(), 1, main);
        List<StoreOrder> untouched = List.of(sells(1), sells(1), sells(1));

        List<OrderId> open = pages(after -> get(shopify.ordersOpen(SHOP, after)), OrderReading::id);

        assertThat(open)
                .containsExactly(
                        part.id(),
                        untouched.get(0).id(),
                        untouched.get(1).id(),
                        untouched.get(2).id());
    }

    @Test
    void variants_come_in_pages_of_250() {
        for (int i = 0; i < 250; i++) {
            shopify.stock().addsProduct("P" + i);
        }

        assertThat(get(shopify.variants(SHOP, null)).rows()).hasSize(250);
        assertThat(pages(after -> get(shopify.variants(SHOP, after)), Variant::sku))
                .hasSize(251)
                .startsWith("MUG")
                .endsWith("P249");
    }

    @Test
    void switched_off_locations_are_told_as_such() {
        shopify.stock().activates(second, false);

        assertThat(get(shopify.locations(SHOP)))
                .extracting(location -> location.name(), location -> location.active())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Main", true),
                        org.assertj.core.groups.Tuple.tuple("Second", false));
        assertThat(topics()).containsExactly("locations/deactivate");
    }

    private List<OrderId> changed(Instant since) {
        return pages(after -> get(shopify.ordersChanged(SHOP, since, after)), OrderHead::id);
    }

    private static <T, R> List<R> pages(Function<String, Page<T>> read, Function<T, R> what) {
        List<R> all = new ArrayList<>();
        Page<T> page = read.apply(null);
        page.rows().forEach(row -> all.add(what.apply(row)));
        while (page.next().isPresent()) {
            page = read.apply(page.next().get());
            page.rows().forEach(row -> all.add(what.apply(row)));
        }
        return all;
    }

    private static OrderId[] ids(List<StoreOrder> orders, int... which) {
        return java.util.Arrays.stream(which).mapToObj(i -> orders.get(i).id()).toArray(OrderId[]::new);
    }
}
