package io.synco.sandbox.odoo;

import java.util.List;

/** Deliveries in one, two and three steps, their returns and changes on the way. */
final class RouteScenes {
    private RouteScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("two steps", stage -> steps(stage, "PS", 2)),
                new Scene("three steps", stage -> steps(stage, "PP", 3)));
    }

    private static void steps(Stage stage, String key, int steps) {
        stage.replays("warehouse-create-" + key, "warehouse-read-" + key);
        String s = "s1-" + key + "-";
        stage.given(g -> g.stock(key + "-full ", key, 20));
        stage.replays(s + "full-so-create", s + "full-so-confirm");
        stage.state(s + "full-1confirmed");
        for (int step = 2; step <= steps + 1; step++) {
            stage.given(g -> g.entersAll(key + "-full "));
            stage.replays(s + "full-" + step + "-validate");
            stage.state(s + "full-" + step + "-step-done");
        }
        returns(stage, s + "full-custret", key + "-full ", 2);
        stage.given(g -> g.entersAll(key + "-full "));
        stage.replays(s + "full-custret-return-validate");
        stage.state(s + "full-9-customer-return-2");

        stage.given(g -> g.stock(key + "-part ", key, 20));
        stage.replays(s + "part-so-create", s + "part-so-confirm");
        stage.given(g -> g.enters(key + "-part ", 2));
        stage.replays(s + "part-1-validate");
        stage.state(s + "part-1picked-2-of-5");
        stage.replays(s + "part-so-cancel");
        stage.state(s + "part-2so-cancelled-after-pick");

        stage.given(g -> g.stock(key + "-pickret ", key, 20));
        stage.replays(s + "pickret-so-create", s + "pickret-so-confirm");
        stage.given(g -> g.entersAll(key + "-pickret "));
        stage.replays(s + "pickret-1-validate");
        stage.state(s + "pickret-1picked");
        returns(stage, s + "pickret", key + "-pickret ", 5);
        stage.given(g -> g.entersAll(key + "-pickret "));
        stage.replays(s + "pickret-return-validate");
        stage.state(s + "pickret-2pick-returned");

        stage.given(g -> g.stock(key + "-pickret2 ", key, 20));
        stage.replays(s + "pickret2-so-create", s + "pickret2-so-confirm");
        stage.given(g -> g.entersAll(key + "-pickret2 "));
        stage.replays(s + "pickret2-1-validate");
        returns(stage, s + "pickret2", key + "-pickret2 ", 5);
        stage.state(s + "pickret2-2pick-return-open");

        stage.given(g -> g.stock(key + "-chg ", key, 20));
        stage.replays(s + "chg-so-create", s + "chg-so-confirm");
        stage.given(g -> g.line(key + "-chg ", 8));
        stage.state(s + "chg-1raised-8");
        stage.given(g -> g.line(key + "-chg ", 3));
        stage.state(s + "chg-2lowered-3");
        stage.given(g -> g.enters(key + "-chg ", 2));
        stage.replays(s + "chg-3-validate");
        stage.given(g -> g.line(key + "-chg ", 6));
        stage.state(s + "chg-3picked-2-then-raised-6");
    }

    static void returns(Stage stage, String name, String product, double quantity) {
        stage.replays(name + "-return-wizard", name + "-return-lines");
        stage.given(g -> g.goesBack(product, quantity));
        stage.replays(name + "-return-create");
    }
}
