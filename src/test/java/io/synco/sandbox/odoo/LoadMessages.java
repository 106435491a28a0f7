package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@code load} could not do, in the recorded shapes. */
final class LoadMessages {
    private final List<Map<String, Object>> all = new ArrayList<>();

    private final Release release;

    LoadMessages(Release release) {
        this.release = release;
    }

    List<Map<String, Object>> all() {
        return all;
    }

    boolean any() {
        return !all.isEmpty();
    }

    void refused(LoadRow row, OdooError refusal) {
        all.add(start(row, refusal.getMessage()));
    }

    void missing(LoadRow row, FieldDef field) {
        Map<String, Object> message =
                start(row, "Missing required value for the field '" + field.label() + "' (" + field.name() + ")");
        message.put("field", field.name());
        all.add(message);
    }

    void notANumber(LoadRow row, FieldDef top, String cell, String label) {
        all.add(about(row, top, "'" + cell + "' does not seem to be a number for field '" + label + "'"));
    }

    void noMatch(LoadRow row, FieldDef top, String what, String cell, FieldDef field, String label) {
        Map<String, Object> message =
                about(row, top, "No matching record found for " + what + " '" + cell + "' in field '" + label + "'");
        message.put("moreinfo", possibleValues(field.relation()));
        all.add(message);
    }

    private static Map<String, Object> about(LoadRow row, FieldDef top, String text) {
        Map<String, Object> message = start(row, text);
        message.put("field", top.name());
        message.put("field_name", top.label());
        return message;
    }

    static Map<String, Object> serialization() {
        return start(
                new LoadRow(0, 0, 0, Map.of(), Map.of()),
                OdooError.serialization().getMessage());
    }

    private static Map<String, Object> start(LoadRow row, String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("rows", Map.of("from", row.from(), "to", row.to()));
        message.put("record", row.number());
        message.put("type", "error");
        message.put("message", text);
        return message;
    }

    private Map<String, Object> possibleValues(String relation) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("name", "Possible Values");
        action.put("type", "ir.actions.act_window");
        action.put("target", "new");
        action.put("view_mode", release.listView() + ",form");
        action.put("views", List.of(List.of(false, "list"), List.of(false, "form")));
        action.put("context", Map.of("create", false));
        action.put("help", "See all possible values");
        action.put("res_model", "ir.model.data");
        action.put("domain", List.of(List.of("model", "=", relation)));
        return action;
    }
}
