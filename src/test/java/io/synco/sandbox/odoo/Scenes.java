package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.List;

/** All scenes. */
final class Scenes {
    static final List<String> VIEWS = List.of(
            "moves",
            "move-lines",
            "quants",
            "sale-lines",
            "query",
            "free-stock",
            "free-whview",
            "free-outside",
            "free-wh2");

    private Scenes() {}

    static List<Scene> all() {
        List<Scene> all = new ArrayList<>();
        all.addAll(BaseScenes.all());
        all.addAll(RouteScenes.all());
        all.addAll(ReturnScenes.all());
        all.addAll(PeopleScenes.all());
        all.addAll(StoryScenes.all());
        return all;
    }
}
