package io.synco.sandbox.odoo;

import java.util.List;

/** Counts, transfers, sales and returns in the first warehouse. */
final class StoryScenes {
    private StoryScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("counting in and outside inventory mode", StoryScenes::counting),
                new Scene("a count applied twice", StoryScenes::appliedTwice),
                new Scene("a count applied at once, and one that is outdated", StoryScenes::appliedAtOnce),
                new Scene("a transfer between bins", StoryScenes::transfer),
                new Scene("a sale raised, lowered and cancelled", StoryScenes::sale),
                new Scene("more is sold than there is", StoryScenes::oversold));
    }

    private static void counting(Stage stage) {
        stage.given(g -> g.bins().makes("[REC-INVM]"));
        stage.replays(
                "invmode-create-new",
                "invmode-apply",
                "invmode-quants-after-first",
                "invmode-create-existing",
                "invmode-quants-after-create-existing",
                "invmode-apply-existing",
                "invmode-quants-after-apply-existing",
                "noinvmode-create-existing",
                "noinvmode-quants-after-create",
                "noinvmode-apply",
                "noinvmode-quants-after-apply",
                "noinvmode-qty",
                "invmode-moves");
    }

    private static void appliedTwice(Stage stage) {
        stage.given(g -> g.bins().makes("[REC-TWICE]").counted("[REC-TWICE]", "WH/Stock/BIN-A", 10));
        stage.replays(
                "applytwice-1",
                "applytwice-qty-1",
                "applytwice-2-without-setting",
                "applytwice-qty-2",
                "applytwice-quants");
    }

    private static void appliedAtOnce(Stage stage) {
        stage.given(g -> g.bins().makes("[REC-AUTO]"));
        stage.replays(
                "autoapply-create", "autoapply-qty", "autoapply-write", "autoapply-qty-after-write", "outdated-set");
        stage.given(g -> g.moved("[REC-AUTO]", "WH/Stock/BIN-A", 3));
        stage.replays("outdated-read", "outdated-apply", "outdated-qty");
    }

    private static void transfer(Stage stage) {
        stage.given(g -> g.bins().stock("[REC-INT]", "WH/Stock/BIN-A", 20));
        stage.replays(
                "internal-picking-create",
                "internal-confirm",
                "internal-assign",
                "internal-moves-assigned",
                "internal-quants-reserved",
                "internal-qty-reserved-all",
                "internal-qty-reserved-binA",
                "internal-qty-reserved-binB",
                "internal-validate",
                "internal-wizard-process",
                "internal-moves-done",
                "internal-quants-done",
                "internal-qty-done-binB");
    }

    private static void sale(Stage stage) {
        stage.given(g -> g.bins().stock("[REC-SALE]", "WH/Stock", 20).count("[REC-SALE]", "WH/Stock/BIN-A", 5));
        stage.replays(
                "sale-qty-before",
                "sale-so-create",
                "sale-so-read-draft",
                "sale-qty-draft",
                "sale-so-confirm",
                "sale-so-read-confirmed",
                "sale-so-lines",
                "sale-qty-confirmed",
                "sale-quants-confirmed",
                "sale-qty-confirmed-binA",
                "sale-qty-confirmed-stock",
                "sale-picking-confirmed",
                "sale-moves-confirmed",
                "sale-so-confirm-again",
                "sale-so-line-qty-increase",
                "sale-moves-after-line-increase",
                "sale-qty-after-line-increase",
                "sale-so-line-qty-decrease",
                "sale-moves-after-line-decrease",
                "sale-qty-after-line-decrease",
                "sale-action_cancel",
                "sale-so-after-action_cancel",
                "sale-action_cancel-disable_cancel_warning",
                "sale-so-after-cancel2",
                "sale-_action_cancel-private",
                "sale-moves-after-cancel",
                "sale-qty-after-cancel",
                "sale-quants-after-cancel",
                "sale2-so-create");
        stage.given(Scenery::confirmsLast);
        stage.replays(
                "sale2-moves-before",
                "sale2-set-qty",
                "sale2-move-after-set",
                "sale2-qty-after-set-quantity",
                "sale2-quants-after-set-quantity",
                "sale2-button_validate",
                "sale2-backorder-create",
                "sale2-backorder-process",
                "sale2-pickings",
                "sale2-moves-after",
                "sale2-quants-after",
                "sale2-qty-after",
                "sale2-so",
                "sale2-so-lines",
                "sale2-action_cancel-partially-delivered",
                "sale2-so-after-cancel",
                "sale2-moves-after-cancel",
                "return-wizard-create",
                "return-wizard-read",
                "return-wizard-lines",
                "return-wizard-line-create",
                "return-line-write",
                "return-create",
                "return-picking",
                "return-validate",
                "return-wizard-process",
                "return-moves-after",
                "return-qty-after",
                "return-quants-after",
                "return-so-lines");
    }

    private static void oversold(Stage stage) {
        stage.given(g -> g.stock("[REC-SALE]", "WH/Stock", 24));
        stage.replays("oversell-so-create", "oversell-confirm", "oversell-qty");
    }
}
