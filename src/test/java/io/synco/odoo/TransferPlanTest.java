package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.odoo.TransferPlan.Outgoing;
import io.synco.odoo.TransferPlan.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is done to a transfer's moves so that they ask for what an order wants and has not got. */
class TransferPlanTest {
    private static final ProductId MUG = new ProductId(71);
    private static final ProductId CUP = new ProductId(72);
    private static final long FIRST = 11;
    private static final long SECOND = 12;

    @Test
    void what_asks_for_enough_stays_as_it_is() {
        TransferPlan plan = TransferPlan.of(List.of(open(1, FIRST, MUG, 5)), wanted(5));

        assertThat(plan.changed()).isEmpty();
        assertThat(plan.further()).isEmpty();
        assertThat(plan.cancelled()).isEmpty();
    }

    @Test
    void the_last_open_move_takes_what_is_wanted_more() {
        TransferPlan plan = TransferPlan.of(List.of(open(1, FIRST, MUG, 2), open(2, SECOND, MUG, 1)), wanted(7));

        assertThat(plan.changed()).isEqualTo(Map.of(2L, Quantity.of(5)));
    }

    @Test
    void what_has_gone_is_not_asked_for_again() {
        TransferPlan plan = TransferPlan.of(List.of(done(1, 2), open(2, SECOND, MUG, 3)), wanted(6));

        assertThat(plan.changed()).isEqualTo(Map.of(2L, Quantity.of(4)));
    }

    @Test
    void without_an_open_move_it_is_asked_for_by_a_further_one() {
        TransferPlan plan = TransferPlan.of(List.of(done(1, 2), cancelled(2, 3)), wanted(6));

        assertThat(plan.further()).isEqualTo(Map.of(MUG, Quantity.of(4)));
        assertThat(plan.home()).isEmpty();
    }

    @Test
    void a_further_product_joins_an_open_transfer() {
        TransferPlan plan =
                TransferPlan.of(List.of(open(1, FIRST, MUG, 2)), Map.of(MUG, Quantity.of(2), CUP, Quantity.of(1)));

        assertThat(plan.further()).isEqualTo(Map.of(CUP, Quantity.of(1)));
        assertThat(plan.home()).contains(FIRST);
    }

    @Test
    void it_joins_none_that_is_about_to_be_cancelled() {
        TransferPlan plan =
                TransferPlan.of(List.of(open(1, FIRST, MUG, 2)), Map.of(MUG, Quantity.ZERO, CUP, Quantity.of(1)));

        assertThat(plan.cancelled()).containsExactly(FIRST);
        assertThat(plan.home()).isEmpty();
    }

    @Test
    void the_latest_move_is_lowered_first_and_an_emptied_transfer_cancelled() {
        TransferPlan plan = TransferPlan.of(List.of(open(1, FIRST, MUG, 4), open(2, SECOND, MUG, 3)), wanted(2));

        assertThat(plan.cancelled()).containsExactly(SECOND);
        assertThat(plan.changed()).isEqualTo(Map.of(1L, Quantity.of(2)));
    }

    @Test
    void more_gone_than_wanted_asks_for_nothing() {
        TransferPlan plan = TransferPlan.of(List.of(done(1, 5), open(2, SECOND, MUG, 1)), wanted(3));

        assertThat(plan.cancelled()).containsExactly(SECOND);
        assertThat(plan.further()).isEmpty();
    }

    @Test
    void what_nobody_asks_about_stays_as_it_is_and_keeps_its_transfer() {
        TransferPlan plan = TransferPlan.of(List.of(open(1, FIRST, MUG, 4), open(2, FIRST, CUP, 3)), wanted(0));

        assertThat(plan.cancelled()).isEmpty();
        assertThat(plan.changed()).isEqualTo(Map.of(1L, Quantity.ZERO));
    }

    @Test
    void a_third_that_was_told_as_a_decimal_is_still_a_third() {
        Quantity third = Quantity.ratio(1, 3);
        Outgoing told = new Outgoing(1, FIRST, MUG, Stage.OPEN, Quantity.of(third.toDecimal()), Quantity.ZERO);

        assertThat(TransferPlan.of(List.of(told), Map.of(MUG, third)).changed()).isEmpty();
    }

    @Test
    void a_draft_is_confirmed_unless_it_is_cancelled() {
        Outgoing draft = new Outgoing(1, FIRST, MUG, Stage.DRAFT, Quantity.of(2), Quantity.ZERO);

        assertThat(TransferPlan.of(List.of(draft), wanted(2)).unconfirmed()).containsExactly(FIRST);
        assertThat(TransferPlan.of(List.of(draft), wanted(0)).unconfirmed()).isEmpty();
        assertThat(TransferPlan.of(List.of(draft), wanted(0)).cancelled()).containsExactly(FIRST);
    }

    private static Map<ProductId, Quantity> wanted(long mugs) {
        return Map.of(MUG, Quantity.of(mugs));
    }

    private static Outgoing open(long id, long picking, ProductId product, long demand) {
        return new Outgoing(id, picking, product, Stage.OPEN, Quantity.of(demand), Quantity.ZERO);
    }

    private static Outgoing done(long id, long gone) {
        return new Outgoing(id, FIRST, MUG, Stage.DONE, Quantity.of(gone), Quantity.of(gone));
    }

    private static Outgoing cancelled(long id, long demand) {
        return new Outgoing(id, FIRST, MUG, Stage.CANCELLED, Quantity.of(demand), Quantity.ZERO);
    }
}
