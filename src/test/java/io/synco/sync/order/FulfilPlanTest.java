package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.WarehouseId;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FulfilPlanTest {
    private static final ProductId MUG = new ProductId(7);
    private static final LocationId BERLIN = new LocationId(70);
    private static final OrderLineId LINE = new OrderLineId(14);

    private static Wanted document(int units, int fulfilled) {
        Line line = new Line(
                "l",
                LINE,
                new ItemId(46),
                BERLIN,
                MUG,
                Quantity.of(1),
                units,
                fulfilled,
                0,
                Quantity.ZERO,
                "Mug",
                null);
        DocumentRef ref = new DocumentRef("doc", 3, Optional.empty());
        return new Wanted(
                "doc",
                new OrderId(1),
                "#1001",
                new MappingId(1),
                new WarehouseId(1),
                2,
                Optional.of(ref),
                List.of(line));
    }

    private static OrderReading order(int remaining) {
        OpenLine open = new OpenLine(
                new FulfilmentOrderId(72), 720, LINE, Optional.of(new ItemId(46)), "MUG", BERLIN, remaining);
        return new OrderReading(
                new OrderId(1),
                "#1001",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                remaining == 0 ? List.of() : List.of(open),
                List.of());
    }

    private static Delivery delivery(long picking, int units) {
        return new Delivery(
                picking,
                "WH/OUT/" + picking,
                "doc",
                Optional.of("T" + picking),
                Optional.of("DHL"),
                Map.of(MUG, Quantity.of(units)));
    }

    @Test
    void a_delivery_in_odoo_makes_one_fulfilment_with_its_tracking_number() {
        List<FulfilPlan.Step> steps = FulfilPlan.of(document(5, 0), order(5), List.of(delivery(6, 5)), Set.of());

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 5));
            assertThat(step.call().trackingNumber()).contains("T6");
        });
    }

    @Test
    void a_delivery_that_has_told_already_tells_nothing_again() {
        assertThat(FulfilPlan.of(document(5, 2), order(3), List.of(delivery(6, 2)), Set.of(6L)))
                .isEmpty();
    }

    @Test
    void a_delivery_that_only_followed_a_fulfilment_makes_none() {
        assertThat(FulfilPlan.of(document(5, 2), order(3), List.of(delivery(6, 2)), Set.of()))
                .isEmpty();
    }

    @Test
    void the_backorder_makes_the_second_fulfilment() {
        List<FulfilPlan.Step> steps =
                FulfilPlan.of(document(5, 2), order(3), List.of(delivery(6, 2), delivery(9, 3)), Set.of(6L));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.picking()).isEqualTo(9);
            assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 3));
        });
    }

    @Test
    void what_was_delivered_beyond_the_order_is_not_fulfilled() {
        List<FulfilPlan.Step> steps = FulfilPlan.of(document(5, 0), order(5), List.of(delivery(6, 7)), Set.of());

        assertThat(steps.get(0).call().lines()).containsExactly(new FulfilLine(720, 5));
    }
}
