package io.synco.sandbox.odoo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Window actions: what a method answers where a person would see a dialogue. */
final class Actions {
    private Actions() {}

    static Map<String, Object> window(String name, String model, int view, Map<String, Object> context) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("name", name);
        action.put("type", "ir.actions.act_window");
        action.put("view_mode", "form");
        action.put("res_model", model);
        action.put("views", List.of(Arrays.asList(view, "form")));
        action.put("view_id", view);
        action.put("target", "new");
        action.put("context", context);
        return action;
    }

    /** Odoo's sale module leaves the views out. */
    static Map<String, Object> windowWithoutViews(String name, String model, int view, Map<String, Object> context) {
        Map<String, Object> action = window(name, model, view, context);
        action.remove("views");
        return action;
    }

    static Map<String, Object> windowWithoutViewId(String name, String model, Map<String, Object> context) {
        Map<String, Object> action = window(name, model, 0, context);
        action.remove("view_id");
        action.put("views", List.of(List.of(false, "form")));
        return action;
    }
}
