package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.odoo.DeliveryPlan.OpenMove;
import io.synco.sync.port.OdooPort.Extent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryPlanTest {
    private static final ProductId MUG = new ProductId(8);
    private static final ProductId CUP = new ProductId(9);

    @Test
    void more_than_is_asked_for_goes_only_where_it_may() {
        List<OpenMove> backorder = List.of(move(1, 10, MUG, 1, 1));

        assertThatThrownBy(() -> DeliveryPlan.of(backorder, Map.of(MUG, of(5)), Extent.ASKED))
                .hasMessageContaining("ask for 1");
        assertThat(DeliveryPlan.of(backorder, Map.of(MUG, of(5)), Extent.BEYOND).pickings())
                .containsExactly(10L);
    }

    @Test
    void a_delivery_that_goes_as_it_stands_needs_nothing_entered() {
        assertThat(entered(List.of(move(1, 10, MUG, 5, 5), move(2, 10, CUP, 2, 2)), Map.of(MUG, of(5), CUP, of(2))))
                .isEmpty();
    }

    @Test
    void what_goes_is_entered_and_marked_when_the_rest_stays() {
        assertThat(entered(List.of(move(1, 10, MUG, 5, 5), move(2, 10, CUP, 2, 2)), Map.of(MUG, of(3))))
                .containsExactly(Map.entry(1L, of(3)));
    }

    @Test
    void a_full_line_is_marked_too_when_another_stays_or_odoo_would_take_both() {
        assertThat(entered(List.of(move(1, 10, MUG, 5, 5), move(2, 10, CUP, 2, 2)), Map.of(MUG, of(5))))
                .containsExactly(Map.entry(1L, of(5)));
    }

    @Test
    void what_a_person_marked_is_unmarked_when_it_does_not_go() {
        OpenMove marked = new OpenMove(2, 10, "WH/OUT/1", CUP, of(2), of(2), true, true, false);

        assertThat(entered(List.of(move(1, 10, MUG, 5, 5), marked), Map.of(MUG, of(5))))
                .containsOnly(Map.entry(1L, of(5)), Map.entry(2L, of(0)));
    }

    @Test
    void several_moves_of_a_product_are_filled_in_order_and_the_last_takes_what_exceeds() {
        List<OpenMove> moves = List.of(move(2, 11, MUG, 3, 3), move(1, 10, MUG, 5, 5));

        assertThat(entered(moves, Map.of(MUG, of(6)))).containsExactly(Map.entry(2L, of(1)));
        assertThat(entered(moves, Map.of(MUG, of(9)))).containsExactly(Map.entry(2L, of(4)));
        assertThat(DeliveryPlan.of(moves, Map.of(MUG, of(5)), Extent.BEYOND).pickings())
                .containsExactly(10L);
    }

    @Test
    void goods_that_left_without_being_reserved_are_delivered_all_the_same() {
        OpenMove short2 = new OpenMove(1, 10, "WH/OUT/1", MUG, of(5), of(2), false, false, false);

        DeliveryPlan plan = DeliveryPlan.of(List.of(short2), Map.of(MUG, of(5)), Extent.BEYOND);

        assertThat(plan.unassigned()).containsExactly(10L);
        assertThat(entered(List.of(short2), Map.of(MUG, of(5)))).containsExactly(Map.entry(1L, of(5)));
    }

    @Test
    void a_product_without_an_open_delivery_is_said_so() {
        assertThatThrownBy(() -> DeliveryPlan.of(List.of(move(1, 10, MUG, 5, 5)), Map.of(CUP, of(1)), Extent.BEYOND))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("no open delivery for product 9");
    }

    @Test
    void nothing_asked_for_touches_nothing() {
        DeliveryPlan plan = DeliveryPlan.of(List.of(move(1, 10, MUG, 5, 5)), Map.of(MUG, of(0)), Extent.ASKED);

        assertThat(plan.pickings()).isEmpty();
        assertThat(plan.entries()).isEmpty();
    }

    private static Map<Long, Quantity> entered(List<OpenMove> moves, Map<ProductId, Quantity> quantities) {
        return DeliveryPlan.of(moves, quantities, Extent.BEYOND).entries().stream()
                .collect(Collectors.toMap(entry -> entry.move().id(), DeliveryPlan.Entry::quantity));
    }

    private static OpenMove move(long id, long picking, ProductId product, long demand, long entered) {
        return new OpenMove(id, picking, "WH/OUT/" + picking, product, of(demand), of(entered), false, true, false);
    }

    private static Quantity of(long units) {
        return Quantity.of(units);
    }
}
