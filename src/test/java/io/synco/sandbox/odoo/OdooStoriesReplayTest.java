package io.synco.sandbox.odoo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole recorded stories, replayed in their order from the recorded start: receipts, transfers, counts, sales, returns, loads. */
@DisplayName("As recorded: stories")
class OdooStoriesReplayTest {
    private OdooSandbox odoo;
    private Given given;
    private Replay then;

    @BeforeEach
    void start() {
        odoo = OdooSandbox.start(0);
        given = new Given(odoo).bins();
        then = new Replay(odoo);
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    @Test
    void a_receipt_a_partial_one_with_backorder_and_one_closed_short() {
        given.product(6, "REC-RCPT", "Receipt prod").partner(9, "Rec Vendor");
        given.next("stock.quant", 8);
        receipt("P00001", 2, 1, 7, 12);
        then.replays("receipt-picking-before", "receipt-moves-before", "receipt-qty-before", "receipt-button_validate");
        then.replays("receipt-picking-after", "receipt-moves-after", "receipt-move-lines-after", "receipt-qty-after");
        then.replays("receipt-quants-after", "receipt-button_validate-again");
        receipt("P00002", 3, 2, 8, 10);
        then.replays("receipt2-set-quantity", "receipt2-moves-after-set", "receipt2-button_validate");
        then.replays("receipt2-backorder-wizard-create", "receipt2-backorder-process");
        then.replays("receipt2-pickings-after", "receipt2-moves-after");
        given.write("stock.move", 9, "quantity", 1);
        then.replays("receipt3-validate-skip_backorder-no-backorder", "receipt3-moves-after");
    }

    /** As a purchase order makes it. */
    private void receipt(String origin, long picking, long number, long move, double quantity) {
        given.next("procurement.group", picking).create("procurement.group", "name", origin, "move_type", "direct");
        given.next("stock.picking", picking)
                .next("WH/IN/", number)
                .next("stock.move", move)
                .next("stock.move.line", move);
        given.create("stock.picking", "picking_type_id", 1L, "origin", origin, "partner_id", 9L, "group_id", picking);
        given.create(
                "stock.move",
                "picking_id",
                picking,
                "product_id",
                6L,
                "product_uom_qty",
                quantity,
                "origin",
                origin,
                "warehouse_id",
                1L);
        given.call("stock.picking", "action_confirm", picking);
    }

    @Test
    void a_transfer_between_bins_then_counts_then_scrap() {
        given.product(7, "REC-INT", "Internal prod")
                .next("stock.quant", 10)
                .next("stock.move", 10)
                .stock(7, 20, 20);
        given.next("stock.picking", 5);
        then.replays("inventory-moves-after-apply", "internal-picking-create", "internal-confirm", "internal-assign");
        then.replays("internal-moves-assigned", "internal-quants-reserved", "internal-qty-reserved-all");
        then.replays(
                "internal-qty-reserved-binA", "internal-qty-reserved-binB", "internal-validate", "internal-moves-done");
        then.replays("internal-quants-done", "internal-qty-done-binB");
        then.replays("inv-write-without-mode", "inv-write-quantity-direct", "inv-quant-after-direct-write");
        then.replays("inv-write-with-inventory_mode", "inv-apply", "inv-quants-after", "inv-moves-after");
        then.replays(
                "inv-create-existing-quant", "inv-quants-after-create-existing", "inv-apply2", "inv-create-two-same");
        then.replays("inv-set-then-change", "inv-unlink-quant");
        then.replays("scrap-create", "scrap-action_validate", "scrap-read", "scrap-moves", "scrap-quants");
        given.create("stock.scrap", "product_id", 7L, "scrap_qty", 2000, "location_id", 20L);
        then.replays("scrap-insufficient");
    }

    @Test
    void counting_in_and_outside_inventory_mode() {
        given.product(13, "REC-INVM", "InvMode prod").next("stock.quant", 31).next("stock.move", 34);
        then.replays("invmode-create-new", "invmode-apply", "invmode-quants-after-first", "invmode-create-existing");
        then.replays(
                "invmode-quants-after-create-existing",
                "invmode-apply-existing",
                "invmode-quants-after-apply-existing");
        then.replays("noinvmode-create-existing", "noinvmode-quants-after-create", "noinvmode-apply");
        then.replays("noinvmode-quants-after-apply", "noinvmode-qty", "invmode-moves");
        given.product(14, "REC-TWICE", "ApplyTwice").next("stock.quant", 34);
        given.create("stock.quant", "product_id", 14L, "location_id", 20L, "inventory_quantity", 10);
        then.replays(
                "applytwice-1",
                "applytwice-qty-1",
                "applytwice-2-without-setting",
                "applytwice-qty-2",
                "applytwice-quants");
        given.product(15, "REC-AUTO", "AutoApply").next("stock.quant", 36);
        then.replays(
                "autoapply-create", "autoapply-qty", "autoapply-write", "autoapply-qty-after-write", "outdated-set");
        given.write("stock.quant", 36, "quantity", 3);
        then.replays("outdated-read", "outdated-apply", "outdated-qty");
        given.product(16, null, "Fraction").stock(16, 8, 1.23456);
        then.replays("fraction-qty");
    }

    @Test
    void a_sale_raised_lowered_cancelled_then_one_partly_delivered_and_returned() {
        given.product(8, "REC-SALE", "Sale prod").partner(8, "Rec Customer");
        given.next("stock.quant", 17).stock(8, 8, 20).stock(8, 20, 5);
        given.order(2, "S00002", 2, 4, 6, 18, 17).next("WH/OUT/", 2);
        then.replays("sale-qty-before", "sale-so-create", "sale-so-read-draft", "sale-qty-draft", "sale-so-confirm");
        then.replays("sale-so-read-confirmed", "sale-so-lines", "sale-qty-confirmed", "sale-quants-confirmed");
        then.replays(
                "sale-qty-confirmed-binA",
                "sale-qty-confirmed-stock",
                "sale-picking-confirmed",
                "sale-moves-confirmed");
        then.replays("sale-so-confirm-again", "sale-so-line-qty-increase", "sale-moves-after-line-increase");
        then.replays("sale-qty-after-line-increase", "sale-so-line-qty-decrease", "sale-moves-after-line-decrease");
        then.replays("sale-qty-after-line-decrease", "sale-action_cancel", "sale-so-after-action_cancel");
        then.replays(
                "sale-action_cancel-disable_cancel_warning", "sale-so-after-cancel2", "sale-_action_cancel-private");
        then.replays("sale-moves-after-cancel", "sale-qty-after-cancel", "sale-quants-after-cancel");
        then.replays("sale2-so-create");
        given.next("stock.move", 21).next("stock.move.line", 19).call("sale.order", "action_confirm", 3);
        then.replays("sale2-moves-before", "sale2-set-qty", "sale2-move-after-set", "sale2-qty-after-set-quantity");
        given.next("stock.backorder.confirmation", 2);
        then.replays(
                "sale2-quants-after-set-quantity",
                "sale2-button_validate",
                "sale2-backorder-create",
                "sale2-backorder-process");
        then.replays(
                "sale2-pickings",
                "sale2-moves-after",
                "sale2-quants-after",
                "sale2-qty-after",
                "sale2-so",
                "sale2-so-lines");
        then.replays("sale2-action_cancel-partially-delivered", "sale2-so-after-cancel", "sale2-moves-after-cancel");
        given.next("WH/IN/", 4).next("stock.move.line", 21);
        then.replays(
                "return-wizard-create",
                "return-wizard-read",
                "return-wizard-lines",
                "return-line-write",
                "return-create");
        then.replays(
                "return-picking", "return-validate", "return-moves-after", "return-qty-after", "return-quants-after");
        then.replays(
                "return-so-lines",
                "oversell-so-create",
                "oversell-confirm",
                "oversell-moves",
                "oversell-qty",
                "oversell-quants");
    }

    @Test
    void what_a_confirmed_or_cancelled_order_refuses() {
        given.product(8, "REC-SALE", "Sale prod").partner(8, "Rec Customer");
        given.next("sale.order", 25).next("S", 21);
        given.create("sale.order", "partner_id", 8L).create("sale.order", "partner_id", 8L);
        given.call("sale.order", "action_cancel", 25).call("sale.order", "action_confirm", 26);
        then.replays("usererror-confirm-cancelled", "usererror-unlink-confirmed");
        given.next("stock.picking", 1).create("stock.picking", "picking_type_id", 2L);
        then.replays("accesserror-null-result");
    }

    @Test
    void loading_orders_with_external_ids() {
        given.product(11, "REC-IDEM1795416948", "Idem prod").partner(8, "Rec Customer");
        given.order(5, "S00005", 5, 6, 11, 29, 30);
        then.ignoring("id").replays("load-first", "load-second-same", "load-after", "load-lines");
        then.replays(
                "load-nolineid-first",
                "load-nolineid-second",
                "load-nolineid-lines",
                "load-error",
                "load-confirmed-state");
        then.replays("load-after-confirm", "load-after-confirm-lines", "load-ir.model.data");
        given.next("sale.order", 10).create("sale.order", "partner_id", 8L).next("ir.model.data", 25337);
        then.replays("imd-create-first", "imd-create-second");
        given.next("ir.model.data", 25339);
        then.replays("imd-create-other-res", "imd-list-create-partial-dup", "imd-list-check");
        given.next("ir.model.data", 25342);
        then.replays("imd-create-no-module");
        given.call("sale.order", "unlink", 10);
        then.replays("imd-after-unlink");
    }
}
