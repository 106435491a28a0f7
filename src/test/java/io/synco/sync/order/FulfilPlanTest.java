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
import io.synco.sync.port.ShopifyPort.FulfilledLine;
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
    private static final ProductId LID = new ProductId(8);
    private static final LocationId BERLIN = new LocationId(70);
    private static final OrderLineId LINE = new OrderLineId(14);

    private static Map<Long, Map<ProductId, Quantity>> told(long picking, int mugs) {
        return Map.of(picking, Map.of(MUG, Quantity.of(mugs)));
    }

    private static Map<Long, Map<ProductId, Quantity>> ofKits(long picking, int kits) {
        return Map.of(picking, Map.of(MUG, Quantity.of(kits), LID, Quantity.of(2L * kits)));
    }

    private static Wanted document(int units, int fulfilled) {
        return document(line(MUG, 1, units, fulfilled));
    }

    /** One item is a mug and two lids. */
    private static Wanted kits(int units, int fulfilled) {
        return document(line(MUG, 1, units, fulfilled), line(LID, 2, units, fulfilled));
    }

    private static Line line(ProductId product, int perItem, int units, int fulfilled) {
        return new Line(
                "l" + product,
                LINE,
                new ItemId(46),
                BERLIN,
                product,
                Quantity.of(perItem),
                units,
                fulfilled,
                0,
                Quantity.ZERO,
                "Mug",
                null);
    }

    private static Wanted document(Line... lines) {
        DocumentRef ref = new DocumentRef("doc", 3, Optional.empty());
        return new Wanted(
                "doc",
                new OrderId(1),
                "#1001",
                new MappingId(1),
                new WarehouseId(1),
                2,
                Optional.of(ref),
                List.of(lines));
    }

    private static OrderReading order(int remaining) {
        return order(remaining, List.of());
    }

    private static OrderReading order(int remaining, List<FulfilledLine> fulfilled) {
        OpenLine open = new OpenLine(
                new FulfilmentOrderId(72), 720, LINE, Optional.of(new ItemId(46)), "MUG", BERLIN, remaining);
        return new OrderReading(
                new OrderId(1),
                "#1001",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                remaining == 0 ? List.of() : List.of(open),
                fulfilled,
                List.of());
    }

    private static Delivery delivery(long picking, int units) {
        return delivery(picking, Map.of(MUG, Quantity.of(units)));
    }

    private static Delivery delivery(long picking, int mugs, int lids) {
        return delivery(picking, Map.of(MUG, Quantity.of(mugs), LID, Quantity.of(lids)));
    }

    private static Delivery delivery(long picking, Map<ProductId, Quantity> quantities) {
        return new Delivery(
                picking, "WH/OUT/" + picking, "doc", Optional.of("T" + picking), Optional.of("DHL"), quantities);
    }

    private static List<FulfilPlan.Step> plan(
            Wanted document, OrderReading order, List<Delivery> deliveries, Map<Long, Map<ProductId, Quantity>> told) {
        return FulfilPlan.of(
                List.of(document), order, deliveries, Returned.NOTHING, new FulfilPlan.Told(told, Map.of(), Set.of()));
    }

    private static Wanted at(String name, long mapping, LocationId location, int units, int fulfilled) {
        Line line = new Line(
                name,
                LINE,
                new ItemId(46),
                location,
                MUG,
                Quantity.of(1),
                units,
                fulfilled,
                0,
                Quantity.ZERO,
                "Mug",
                null);
        return new Wanted(
                name,
                new OrderId(1),
                "#1001",
                new MappingId(mapping),
                new WarehouseId(mapping),
                2,
                Optional.of(new DocumentRef(name, mapping, Optional.empty())),
                List.of(line));
    }

    @Test
    void what_was_delivered_for_one_location_fulfils_at_the_one_that_the_line_moved_to() {
        LocationId paris = new LocationId(69);
        List<Wanted> moved = List.of(at("doc", 1, paris, 0, 0), at("other", 2, BERLIN, 3, 0));
        List<Delivery> delivered = List.of(delivery(6, 3));

        assertThat(FulfilPlan.of(moved, order(3), delivered, Returned.NOTHING, FulfilPlan.Told.NOTHING))
                .singleElement()
                .satisfies(step -> assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 3)));
    }

    @Test
    void what_was_delivered_for_another_location_fulfils_once_however_much_is_ordered_later() {
        LocationId paris = new LocationId(69);
        List<Wanted> raised = List.of(at("doc", 1, paris, 0, 0), at("other", 2, BERLIN, 5, 3));

        assertThat(FulfilPlan.of(raised, order(2), List.of(delivery(6, 3)), Returned.NOTHING, FulfilPlan.Told.NOTHING))
                .isEmpty();
    }

    @Test
    void a_line_that_is_raised_after_its_delivery_brought_too_much_is_fulfilled_by_the_same_delivery() {
        List<FulfilPlan.Step> steps = plan(document(3, 2), order(1), List.of(delivery(6, 3)), told(6, 2));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 1));
            assertThat(step.units()).containsEntry(MUG, Quantity.of(1));
        });
    }

    @Test
    void a_fulfilment_that_a_person_cancelled_is_not_made_again() {
        assertThat(plan(document(3, 0), order(3), List.of(delivery(6, 3)), told(6, 3)))
                .isEmpty();
    }

    @Test
    void what_came_back_before_shopify_was_told_is_not_fulfilled() {
        Returned all = new Returned(Map.of(6L, Map.of(MUG, Quantity.of(5))), Map.of());
        Returned some = new Returned(Map.of(6L, Map.of(MUG, Quantity.of(2))), Map.of());

        assertThat(FulfilPlan.of(
                        List.of(document(5, 0)), order(5), List.of(delivery(6, 5)), all, FulfilPlan.Told.NOTHING))
                .isEmpty();
        assertThat(FulfilPlan.of(
                        List.of(document(5, 0)), order(5), List.of(delivery(6, 5)), some, FulfilPlan.Told.NOTHING))
                .singleElement()
                .satisfies(step -> assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 3)));
    }

    @Test
    void a_delivery_in_odoo_makes_one_fulfilment_with_its_tracking_number() {
        List<FulfilPlan.Step> steps = plan(document(5, 0), order(5), List.of(delivery(6, 5)), Map.of());

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 5));
            assertThat(step.call().trackingNumber()).contains("T6");
        });
    }

    @Test
    void a_delivery_that_has_told_already_tells_nothing_again() {
        assertThat(plan(document(5, 2), order(3), List.of(delivery(6, 2)), told(6, 2)))
                .isEmpty();
    }

    @Test
    void a_delivery_that_only_followed_a_fulfilment_makes_none() {
        assertThat(plan(document(5, 2), order(3), List.of(delivery(6, 2)), Map.of()))
                .isEmpty();
    }

    @Test
    void the_backorder_makes_the_second_fulfilment() {
        List<FulfilPlan.Step> steps =
                plan(document(5, 2), order(3), List.of(delivery(6, 2), delivery(9, 3)), told(6, 2));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.picking()).isEqualTo(9);
            assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 3));
        });
    }

    @Test
    void what_was_delivered_beyond_the_order_is_not_fulfilled() {
        List<FulfilPlan.Step> steps = plan(document(5, 0), order(5), List.of(delivery(6, 7)), Map.of());

        assertThat(steps.get(0).call().lines()).containsExactly(new FulfilLine(720, 5));
    }

    @Test
    void a_kit_that_leaves_in_two_deliveries_is_fulfilled_once_by_the_one_that_makes_it_whole() {
        Delivery mug = delivery(6, 1, 0);
        Delivery lids = delivery(9, 0, 2);

        assertThat(plan(kits(1, 0), order(1), List.of(mug), Map.of())).isEmpty();
        assertThat(plan(kits(1, 0), order(1), List.of(mug, lids), Map.of()))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.picking()).isEqualTo(9);
                    assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 1));
                });
        assertThat(plan(kits(1, 1), order(0), List.of(mug, lids), ofKits(9, 1))).isEmpty();
    }

    @Test
    void a_kit_whose_components_leave_together_is_one_line_of_one_fulfilment() {
        assertThat(plan(kits(3, 0), order(3), List.of(delivery(6, 3, 6)), Map.of()))
                .singleElement()
                .satisfies(step -> assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 3)));
    }

    @Test
    void the_component_that_left_least_says_how_many_kits_are_gone() {
        Delivery first = delivery(6, 3, 3);
        Delivery rest = delivery(9, 0, 3);

        assertThat(plan(kits(3, 0), order(3), List.of(first), Map.of()))
                .singleElement()
                .satisfies(step -> assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 1)));
        assertThat(plan(kits(3, 1), order(2), List.of(first, rest), told(6, 2)))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.picking()).isEqualTo(9);
                    assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 2));
                });
    }

    @Test
    void what_a_cancelled_fulfilment_had_told_makes_no_part_that_left_since_whole() {
        Map<Long, Map<ProductId, Quantity>> told = ofKits(6, 1);
        List<Delivery> parts = List.of(delivery(6, 1, 2), delivery(9, 2, 0));
        List<Delivery> kits = List.of(delivery(6, 1, 2), delivery(9, 2, 0), delivery(12, 0, 2));

        assertThat(planAfterCancelling(kits(2, 0), order(2), parts, told, Set.of()))
                .isEmpty();
        assertThat(planAfterCancelling(kits(2, 0), order(2), kits, told, Set.of()))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.picking()).isEqualTo(12);
                    assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 1));
                });
    }

    @Test
    void what_a_person_fulfilled_again_after_that_is_not_taken_for_what_left_since() {
        Map<Long, Map<ProductId, Quantity>> all = ofKits(6, 1);
        FulfilledLine anew = new FulfilledLine(
                99, 990, LINE, Optional.of(new ItemId(46)), BERLIN, 1, Instant.EPOCH, Optional.empty());
        Wanted document = kits(2, 1);
        List<Delivery> deliveries = List.of(delivery(6, 1, 2), delivery(9, 1, 2));

        assertThat(planAfterCancelling(document, order(1, List.of(anew)), deliveries, all, Set.of()))
                .singleElement()
                .satisfies(step -> assertThat(step.picking()).isEqualTo(9));
        assertThat(planAfterCancelling(document, order(1, List.of(anew)), deliveries, all, Set.of(99L)))
                .isEmpty();
    }

    private static List<FulfilPlan.Step> planAfterCancelling(
            Wanted document,
            OrderReading order,
            List<Delivery> deliveries,
            Map<Long, Map<ProductId, Quantity>> told,
            Set<Long> ours) {
        return FulfilPlan.of(
                List.of(document), order, deliveries, Returned.NOTHING, new FulfilPlan.Told(told, told, ours));
    }

    @Test
    void a_pack_of_six_that_leaves_in_parts_is_fulfilled_with_its_last_unit() {
        Wanted pack = document(line(MUG, 6, 1, 0));

        assertThat(plan(pack, order(1), List.of(delivery(6, 4)), Map.of())).isEmpty();
        assertThat(plan(pack, order(1), List.of(delivery(6, 4), delivery(9, 2)), Map.of()))
                .singleElement()
                .satisfies(step -> assertThat(step.picking()).isEqualTo(9));
    }

    @Test
    void a_later_delivery_does_not_fulfil_again_what_was_cancelled_on_shopify() {
        List<FulfilPlan.Step> steps =
                plan(kits(3, 0), order(3), List.of(delivery(6, 2, 4), delivery(9, 1, 2)), ofKits(6, 2));

        assertThat(steps)
                .singleElement()
                .satisfies(step -> assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 1)));
    }

    @Test
    void a_delivery_that_was_finished_after_a_later_one_makes_its_fulfilment_too() {
        assertThat(plan(document(5, 3), order(2), List.of(delivery(6, 2), delivery(9, 3)), told(9, 3)))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.picking()).isEqualTo(6);
                    assertThat(step.call().lines()).containsExactly(new FulfilLine(720, 2));
                });
    }
}
