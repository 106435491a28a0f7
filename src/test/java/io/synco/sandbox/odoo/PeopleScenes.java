package io.synco.sandbox.odoo;

import java.util.List;

/** What people do with an order and its delivery, and how stock is reserved. */
final class PeopleScenes {
    private PeopleScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("a line is raised, lowered, delivered and cannot go below", PeopleScenes::aLine),
                new Scene("lines are added, a product is changed", PeopleScenes::addedLines),
                new Scene("the demand is changed on the transfer", PeopleScenes::demand),
                new Scene("more is delivered than ordered", PeopleScenes::over),
                new Scene("a part goes without backorder, then the line is raised", PeopleScenes::noBackorder),
                new Scene("the transfer is cancelled, then the line raised", PeopleScenes::cancelledTransfer),
                new Scene("the transfer is deleted", PeopleScenes::deletedTransfer),
                new Scene("an order is cancelled, confirmed again and deleted", PeopleScenes::cancelledOrder),
                new Scene("a draft order", PeopleScenes::draft),
                new Scene("a line of a finished move is edited", PeopleScenes::editedDone),
                new Scene("a line of the same product by hand", PeopleScenes::extraLine),
                new Scene("from a bin outside", PeopleScenes::fromOutside),
                new Scene("reserved at confirmation, by hand, by date", PeopleScenes::reservation),
                new Scene("stock is short, arrives, is counted down", PeopleScenes::shortStock),
                new Scene("more is entered than there is", PeopleScenes::tooMuch),
                new Scene("an order is raised by loading it again", PeopleScenes::loadedAgain),
                new Scene("a delivery made by hand, in one step and in a two-step warehouse", PeopleScenes::byHand),
                new Scene("two lines of one product in one step", stage -> twoLines(stage, "TL1")),
                new Scene("two lines of one product in two steps", stage -> twoLines(stage, "TL2")),
                new Scene("moves with their lines in one call", PeopleScenes::nested));
    }

    private static void sold(Stage stage, String name) {
        stage.replays("warehouse-create-ED", "warehouse-read-ED");
        stage.given(g -> g.stock("ed-" + name + " ", "ED", 20));
        stage.replays("s6-" + name + "-so-create", "s6-" + name + "-so-confirm");
    }

    private static void aLine(Stage stage) {
        sold(stage, "line");
        stage.given(g -> g.line("ed-line ", 8));
        stage.state("s6-line-1raised-8");
        stage.given(g -> g.line("ed-line ", 3));
        stage.state("s6-line-2lowered-3");
        stage.given(g -> g.entersAll("ed-line "));
        stage.replays("s6-line-validate");
        stage.state("s6-line-3delivered");
        stage.replays("s6-line-lower-below-delivered");
        stage.state("s6-line-4lowered-1-after-3-delivered");
    }

    private static void addedLines(Stage stage) {
        sold(stage, "addline");
        stage.given(g -> g.stock("ed-second ", "ED", 20));
        stage.replays("s6-addline-add");
        stage.state("s6-addline-1added-other-and-same-product");
        stage.replays("s6-addline-change-product");
        stage.state("s6-addline-2product-changed");
    }

    private static void demand(Stage stage) {
        sold(stage, "demand");
        stage.replays("s6-demand-demand");
        stage.given(g -> g.assigns("ed-demand "));
        stage.state("s6-demand-1demand-9");
        stage.replays("s6-demand-demand2");
        stage.state("s6-demand-2demand-2");
    }

    private static void over(Stage stage) {
        sold(stage, "over");
        stage.given(g -> g.enters("ed-over ", 7).picks("ed-over "));
        stage.state("s6-over-1entered-7-of-5");
        stage.replays("s6-over-validate");
        stage.state("s6-over-2delivered-7-of-5");
    }

    private static void noBackorder(Stage stage) {
        sold(stage, "nobo");
        stage.given(g -> g.enters("ed-nobo ", 2));
        stage.replays("s6-nobo-validate");
        stage.state("s6-nobo-1done-2-rest-cancelled");
        stage.given(g -> g.line("ed-nobo ", 6));
        stage.state("s6-nobo-2line-raised-6-after-no-backorder");
    }

    private static void cancelledTransfer(Stage stage) {
        sold(stage, "pkcancel");
        stage.replays("s6-pkcancel-cancel");
        stage.state("s6-pkcancel-1picking-cancelled");
        stage.given(g -> g.line("ed-pkcancel ", 6));
        stage.state("s6-pkcancel-2line-raised-6-after-cancel");
    }

    private static void deletedTransfer(Stage stage) {
        sold(stage, "pkunlink");
        stage.replays("s6-pkunlink-picking-unlink");
        stage.state("s6-pkunlink-1picking-unlinked");
        stage.replays("s6-pkunlink-line-unlink", "s6-pkunlink-so-unlink");
    }

    private static void cancelledOrder(Stage stage) {
        sold(stage, "cancel");
        stage.replays("s6-cancel-cancel");
        stage.state("s6-cancel-1cancelled");
        stage.replays("s6-cancel-draft", "s6-cancel-reconfirm");
        stage.state("s6-cancel-2draft-and-confirmed-again");
        stage.given(g -> g.cancelled("ed-cancel "));
        stage.replays("s6-cancel-unlink");
        stage.state("s6-cancel-3order-unlinked");
    }

    private static void draft(Stage stage) {
        stage.replays("warehouse-create-ED");
        stage.given(g -> g.stock("ed-draft ", "ED", 20));
        stage.replays("s6-draft-so-create");
        stage.state("s6-draft-1draft");
        stage.replays("s6-draft-unlink");
    }

    private static void editedDone(Stage stage) {
        sold(stage, "editdone");
        stage.given(g -> g.entersAll("ed-editdone "));
        stage.replays("s6-editdone-validate", "s6-editdone-edit-done-ml");
        stage.state("s6-editdone-1done-line-edited-to-3");
    }

    private static void extraLine(Stage stage) {
        sold(stage, "extraml");
        stage.replays("s6-extraml-move-line-create");
        stage.state("s6-extraml-1extra-ml-same-product");
    }

    private static void fromOutside(Stage stage) {
        sold(stage, "src");
        stage.given(g -> g.outside("ed-src "));
        stage.replays("s6-src-ml-src");
        stage.state("s6-src-1ml-from-outside-bin");
        stage.given(g -> g.entersAll("ed-src "));
        stage.replays("s6-src-validate");
        stage.state("s6-src-2done-from-outside-bin");
    }

    private static void reservation(Stage stage) {
        for (String[] way : new String[][] {{"at_confirm", "RMA"}, {"manual", "RMM"}, {"by_date", "RMB"}}) {
            String name = "s4-" + way[0];
            stage.replays("warehouse-create-" + way[1], "warehouse-read-" + way[1], "s4-set-" + way[0]);
            stage.given(g -> g.stock("resm-" + way[0] + " ", way[1], 20));
            stage.replays(name + "-so-create", name + "-so-confirm");
            stage.state(name + "-1confirmed");
            stage.replays(name + "-action_assign");
            stage.state(name + "-2assigned");
            stage.replays(name + "-do_unreserve");
            stage.state(name + "-3unreserved");
        }
    }

    private static void shortStock(Stage stage) {
        stage.replays("warehouse-create-RMA");
        stage.given(g -> g.stock("short ", "RMA", 3));
        stage.replays("s4-short-so-create", "s4-short-so-confirm");
        stage.state("s4-short-1confirmed");
        stage.given(g -> g.count("short ", "RMA", 10));
        stage.state("s4-short-2stock-arrived");
        stage.replays("s4-short-assign");
        stage.state("s4-short-3assigned");
        stage.given(g -> g.count("short ", "RMA", 2));
        stage.state("s4-short-4counted-down-to-2-below-reserved");
        stage.replays("s4-short-force-validate");
        stage.state("s4-short-5re-assign");
        stage.given(g -> g.enters("short ", 5));
        stage.replays("s4-short-6-validate");
        stage.state("s4-short-6delivered-5-of-2");
    }

    private static void tooMuch(Stage stage) {
        stage.replays("warehouse-create-OV", "warehouse-read-OV");
        stage.given(g -> g.stock("over ", "OV", 3));
        stage.replays("s14-so-create", "s14-so-confirm");
        stage.given(g -> g.enters("over ", 5).picks("over "));
        stage.state("s14-entered-5-of-3-in-stock-not-validated");
    }

    private static void loadedAgain(Stage stage) {
        stage.replays("warehouse-create-LS", "warehouse-read-LS");
        stage.given(g -> g.stock("lds ", "LS", 20));
        stage.replays("s11-so-load");
        stage.given(g -> g.confirmsLast());
        stage.state("s11-so-1confirmed");
        stage.replays("s11-so-load-raise");
        stage.state("s11-so-2raised-by-load-4-6");
        stage.replays("s11-xid-lines");
    }

    private static void byHand(Stage stage) {
        for (String key : List.of("DP1", "DP2")) {
            String name = "s10-" + key;
            stage.replays("warehouse-create-" + key, "warehouse-read-" + key);
            stage.given(g -> g.stock("doc-" + key + " ", key, 20));
            stage.replays(name + "-picking-create", name + "-confirm", name + "-assign");
            stage.state(name + "-1confirmed");
            stage.given(g -> g.enters("doc-" + key + " ", 2));
            stage.replays(name + "-validate");
            stage.state(name + "-2partial-with-backorder");
            RouteScenes.returns(stage, name, "doc-" + key + " ", 1);
            stage.given(g -> g.comesBack("doc-" + key + " "));
            stage.replays(name + "-return-validate");
            stage.state(name + "-3returned-1");
            stage.replays(name + "-cancel");
            stage.state(name + "-4backorder-cancelled");
        }
    }

    private static void twoLines(Stage stage, String key) {
        String name = "s0-" + key;
        stage.replays("warehouse-create-" + key, "warehouse-read-" + key);
        stage.given(g -> g.stock("twol-" + key + " ", key, 20));
        stage.replays(name + "-so-create", name + "-so-confirm");
        stage.state(name + "-1confirmed");
        stage.given(g -> g.firstStep("twol-" + key + " "));
        stage.replays(name + "-2-validate");
        stage.state(name + "-2first-step-3-of-each-or-total");
        stage.given(g -> g.line("twol-" + key + " ", 5));
        stage.state(name + "-3line2-raised-5");
    }

    private static void nested(Stage stage) {
        stage.given(g -> g.stockFor("s13-so-create", "web", 20));
        stage.replays("s13-so-create", "s13-so-confirm", "s13b-so-create", "s13b-so-confirm");
        stage.given(g -> g.entersAnywhere(2));
        stage.replays("s13-validate", "s13-web_search_read-nested");
    }
}
