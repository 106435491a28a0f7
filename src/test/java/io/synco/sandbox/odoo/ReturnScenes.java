package io.synco.sandbox.odoo;

import java.util.List;

/** Returns: whole, in parts, of returns, refunded or not, into quarantine, and along the steps of a route. */
final class ReturnScenes {
    private ReturnScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("returns of a delivery", ReturnScenes::ofADelivery),
                new Scene("a return on a route, sent again, moved by hand, the line raised", ReturnScenes::onARoute),
                new Scene("scrap on a route, and an order cancelled after its pick", ReturnScenes::scrapAndCancel),
                new Scene("an order deleted after its pick", ReturnScenes::deletedAfterPick));
    }

    private static void sold(Stage stage, String name, String product, String place, double goes) {
        stage.given(g -> g.stock(product, place, 20));
        stage.replays(name + "-so-create", name + "-so-confirm");
        if (goes > 0) {
            stage.given(g -> g.enters(product, goes));
        }
    }

    private static void ofADelivery(Stage stage) {
        stage.replays("warehouse-create-RT", "warehouse-read-RT");
        sold(stage, "s2-full", "ret-full ", "RT", 0);
        stage.state("s2-full-1confirmed");
        stage.given(g -> g.entersAll("ret-full "));
        stage.replays("s2-full-validate");
        stage.state("s2-full-2delivered");
        RouteScenes.returns(stage, "s2-full", "ret-full ", 5);
        stage.state("s2-full-3return-open");
        stage.given(g -> g.entersAll("ret-full "));
        stage.replays("s2-full-r1-validate");
        stage.state("s2-full-4returned");
        RouteScenes.returns(stage, "s2-full-again", "ret-full ", 5);
        stage.state("s2-full-5return-of-return-open");
        stage.given(g -> g.entersAll("ret-full "));
        stage.replays("s2-full-r2-validate");
        stage.state("s2-full-6return-of-return-done");

        sold(stage, "s2-part", "ret-part ", "RT", 5);
        stage.replays("s2-part-validate");
        returned(stage, "s2-part-a", "ret-part ", 2);
        returned(stage, "s2-part-b", "ret-part ", 1);
        stage.state("s2-part-1returned-2-and-1");
        for (boolean refund : List.of(true, false)) {
            String name = refund ? "refundTrue" : "refundFalse";
            sold(stage, "s2-" + name, "ret-" + name + " ", "RT", 5);
            stage.replays("s2-" + name + "-validate");
            stage.replays("s2-" + name + "-return-wizard", "s2-" + name + "-return-lines");
            stage.given(g -> g.goesBack("ret-" + name + " ", 2).refunds(refund));
            stage.replays("s2-" + name + "-return-create");
            stage.given(g -> g.entersAll("ret-" + name + " "));
            stage.replays("s2-" + name + "-return-validate");
            stage.state("s2-" + name + "-1returned-2");
            stage.given(g -> g.line("ret-" + name + " ", 6));
            stage.state("s2-" + name + "-2line-raised-6");
        }
        sold(stage, "s2-bo", "ret-bo ", "RT", 3);
        stage.replays("s2-bo-validate");
        stage.replays("s2-bo-return-wizard", "s2-bo-return-lines");
        stage.given(g -> g.goesBack("ret-bo ", 3));
        stage.replays("s2-bo-return-create");
        stage.given(g -> g.comesBack("ret-bo "));
        stage.replays("s2-bo-return-validate");
        stage.state("s2-bo-1delivered-3-returned-3-backorder-2-open");
    }

    private static void returned(Stage stage, String name, String product, double quantity) {
        RouteScenes.returns(stage, name, product, quantity);
        stage.given(g -> g.comesBack(product));
        stage.replays(name + "-return-validate");
    }

    private static void onARoute(Stage stage) {
        stage.replays("warehouse-create-CH", "warehouse-read-CH");
        sold(stage, "s16-chain", "ch ", "CH", 5);
        stage.replays("s16-chain-0-validate");
        stage.given(g -> g.entersAll("ch "));
        stage.replays("s16-chain-1-validate");
        RouteScenes.returns(stage, "s16-chain-r", "ch ", 2);
        if (stage.isSince(18)) {
            stage.given(g -> g.returnsTo(g.code("CH") + "/Output"));
        }
        stage.given(g -> g.comesBack("ch "));
        stage.replays("s16-chain-r-return-validate");
        stage.state("s16-chain-1customer-return-2-to-output");
        returned(stage, "s16-chain-rr", "ch ", 1);
        stage.state("s16-chain-2one-sent-again-from-output");
        stage.replays("s16-chain-int-picking-create", "s16-chain-int-confirm", "s16-chain-int-assign");
        stage.given(g -> g.entersAll("ch "));
        stage.replays("s16-chain-int-validate");
        stage.state("s16-chain-3other-moved-output-to-stock-by-hand");
        stage.given(g -> g.line("ch ", 6));
        stage.state("s16-chain-4line-raised-6");
    }

    private static void scrapAndCancel(Stage stage) {
        stage.replays("warehouse-create-CH");
        sold(stage, "s16-scrap", "chs ", "CH", 5);
        stage.replays("s16-scrap-validate");
        stage.given(g -> g.scraps("chs ", g.code("CH") + "/Output"));
        stage.replays("s16-scrap-scrap");
        stage.state("s16-scrap-1scrapped-1-at-output");

        sold(stage, "s16-cancel", "chc ", "CH", 5);
        stage.replays("s16-cancel-validate");
        stage.given(g -> g.cancelled("chc "));
        stage.state("s16-cancel-1cancelled-after-pick-5");
        returned(stage, "s16-cancel", "chc ", 5);
        stage.state("s16-cancel-2pick-returned-after-cancel");
    }

    private static void deletedAfterPick(Stage stage) {
        stage.replays("warehouse-create-DL", "warehouse-read-DL");
        sold(stage, "s18-del", "dl ", "DL", 5);
        stage.replays("s18-del-validate");
        stage.given(g -> g.cancelled("dl "));
        stage.replays("s18-del-unlink");
        stage.state("s18-del-1order-deleted");
    }
}
