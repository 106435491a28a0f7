package io.synco.sandbox.odoo;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people do with a delivery, replayed: moves, move lines, quants and the query for a document's moves after each step. */
@DisplayName("As recorded: what people do with a delivery")
class OdooMovesReplayTest {
    private static final String[] VIEWS = {"moves", "move-lines", "quants", "sale-lines", "query", "free-stock"};

    private OdooSandbox odoo;
    private Given given;
    private Replay then;

    @BeforeEach
    void start() {
        odoo = OdooSandbox.start(0);
        given = new Given(odoo);
        // The recorder's counts were applied in one call each; their move lines' and quants' clock times are forms
        // only.
        then = new Replay(odoo);
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    private void inWarehouseED() {
        given.warehouse(37, "ED 3I", "ED3I", 316, 291, 347).partner(39, "S2 Customer 3I");
    }

    private void seen(String state) {
        for (String view : VIEWS) {
            then.replays(state + "-" + view);
        }
    }

    @Test
    void a_line_is_raised_lowered_delivered_and_cannot_go_below() {
        inWarehouseED();
        given.stocked(316, "ed-line 3I", 757, 316, 20).order(195, "S00191", 222, 159, 276, 896, 854);
        then.replays("s6-line-so-create", "s6-line-so-confirm");
        given.write("sale.order.line", 222, "product_uom_qty", 8);
        seen("s6-line-1raised-8");
        given.write("sale.order.line", 222, "product_uom_qty", 3);
        seen("s6-line-2lowered-3");
        given.next("stock.quant", 759);
        then.replays("s6-line-validate");
        seen("s6-line-3delivered");
        then.replays("s6-line-lower-below-delivered");
        seen("s6-line-4lowered-1-after-3-delivered");
    }

    @Test
    void lines_are_added_to_a_confirmed_order() {
        inWarehouseED();
        given.stocked(317, "ed-addline 3I", 760, 316, 20).stocked(318, "ed-second 3I", 762, 316, 20);
        given.order(196, "S00192", 223, 160, 277, 900, 857).next("ED3I/OUT/", 2);
        then.replays("s6-addline-so-create", "s6-addline-so-confirm");
        given.next("stock.move", 902).next("stock.move.line", 859);
        then.replays("s6-addline-add");
        seen("s6-addline-1added-other-and-same-product");
        then.replays("s6-addline-change-product");
        seen("s6-addline-2product-changed");
    }

    @Test
    void the_demand_is_changed_on_the_transfer() {
        inWarehouseED();
        given.stocked(319, "ed-demand 3I", 764, 316, 20)
                .order(197, "S00193", 226, 161, 278, 905, 862)
                .next("ED3I/OUT/", 3);
        then.replays("s6-demand-so-create", "s6-demand-so-confirm", "s6-demand-demand");
        given.call("stock.picking", "action_assign", 278);
        seen("s6-demand-1demand-9");
        then.replays("s6-demand-demand2");
        seen("s6-demand-2demand-2");
    }

    @Test
    void more_is_delivered_than_ordered() {
        inWarehouseED();
        given.stocked(323, "ed-over 3I", 774, 316, 20)
                .order(200, "S00196", 230, 164, 281, 914, 871)
                .next("ED3I/OUT/", 6);
        then.replays("s6-over-so-create", "s6-over-so-confirm");
        given.write("stock.move", 914, "quantity", 7).write("stock.move", 914, "picked", true);
        seen("s6-over-1entered-7-of-5");
        given.next("stock.quant", 776);
        then.replays("s6-over-validate");
        seen("s6-over-2delivered-7-of-5");
    }

    @Test
    void a_part_is_delivered_without_backorder_then_the_line_raised() {
        inWarehouseED();
        given.stocked(326, "ed-nobo 3I", 785, 316, 20)
                .order(203, "S00199", 233, 167, 284, 923, 880)
                .next("ED3I/OUT/", 9);
        then.replays("s6-nobo-so-create", "s6-nobo-so-confirm");
        given.write("stock.move", 923, "quantity", 2).next("stock.quant", 787);
        then.replays("s6-nobo-validate");
        seen("s6-nobo-1done-2-rest-cancelled");
        given.write("sale.order.line", 233, "product_uom_qty", 6);
        seen("s6-nobo-2line-raised-6-after-no-backorder");
    }

    @Test
    void the_transfer_is_cancelled_then_the_line_raised() {
        inWarehouseED();
        given.stocked(327, "ed-pkcancel 3I", 788, 316, 20)
                .order(204, "S00200", 234, 168, 286, 926, 882)
                .next("ED3I/OUT/", 11);
        then.replays("s6-pkcancel-so-create", "s6-pkcancel-so-confirm", "s6-pkcancel-cancel");
        seen("s6-pkcancel-1picking-cancelled");
        given.next("stock.move.line", 884).write("sale.order.line", 234, "product_uom_qty", 6);
        seen("s6-pkcancel-2line-raised-6-after-cancel");
    }

    @Test
    void an_order_is_cancelled_confirmed_again_and_deleted() {
        inWarehouseED();
        given.stocked(329, "ed-cancel 3I", 792, 316, 20)
                .order(206, "S00202", 236, 170, 289, 931, 888)
                .next("ED3I/OUT/", 14);
        then.replays("s6-cancel-so-create", "s6-cancel-so-confirm", "s6-cancel-cancel");
        seen("s6-cancel-1cancelled");
        given.next("stock.move.line", 889);
        then.replays("s6-cancel-draft", "s6-cancel-reconfirm");
        seen("s6-cancel-2draft-and-confirmed-again");
        odoo.cancels(206);
        then.replays("s6-cancel-unlink");
        for (String view : List.of("moves", "move-lines", "quants", "free-stock")) {
            then.replays("s6-cancel-3order-unlinked-" + view);
        }
    }

    @Test
    void stock_is_short_arrives_and_is_counted_down_below_the_reservation() {
        given.warehouse(29, "RMA FZ", "RMAFZ", 250, 227, 271).partner(37, "S2 Customer FZ");
        given.stocked(307, "short FZ", 728, 250, 3)
                .order(188, "S00184", 213, 152, 260, 863, 823)
                .next("RMAFZ/OUT/", 2);
        then.replays("s4-short-so-create", "s4-short-so-confirm");
        seen("s4-short-1confirmed");
        given.count(307, 250, 10);
        seen("s4-short-2stock-arrived");
        then.replays("s4-short-assign");
        seen("s4-short-3assigned");
        given.count(307, 250, 2);
        seen("s4-short-4counted-down-to-2-below-reserved");
        then.replays("s4-short-force-validate");
        seen("s4-short-5re-assign");
        given.next("stock.move.line", 826)
                .write("stock.move", 863, "quantity", 5)
                .next("stock.quant", 730);
        then.replays("s4-short-6-validate");
        seen("s4-short-6delivered-5-of-2");
    }

    @Test
    void a_person_enters_more_than_there_is() {
        given.warehouse(51, "OV FI", "OVFI", 435, 400, 476).partner(44, "S2 Customer FI");
        given.stocked(359, "over FI", 877, 435, 3).order(222, "S00218", 254, 186, 325, 1017, 974);
        then.replays("s14-so-create", "s14-so-confirm");
        given.write("stock.move", 1017, "quantity", 5).write("stock.move", 1017, "picked", true);
        seen("s14-entered-5-of-3-in-stock-not-validated");
    }

    @Test
    void a_confirmed_order_is_raised_by_loading_it_again() {
        given.warehouse(49, "LS IN", "LSIN", 419, 380, 458).partner(41, "S2 Customer IN");
        given.stocked(357, "lds IN", 872, 419, 20).order(219, "S00215", 250, 183, 321, 1008, 967);
        then.replays("s11-so-load");
        given.call("sale.order", "action_confirm", 219);
        seen("s11-so-1confirmed");
        then.replays("s11-so-load-raise");
        seen("s11-so-2raised-by-load-4-6");
    }

    @Test
    void moves_with_their_lines_in_one_call() {
        given.warehouse(50, "WB FI", "WBFI", 427, 390, 467).partner(44, "S2 Customer FI");
        given.stocked(358, "web FI", 874, 427, 20).order(220, "S00216", 252, 184, 322, 1013, 970);
        then.replays("s13-so-create", "s13-so-confirm", "s13b-so-create", "s13b-so-confirm");
        given.write("stock.move", 1013, "quantity", 2);
        then.replays("s13-validate", "s13-web_search_read-nested");
    }
}
