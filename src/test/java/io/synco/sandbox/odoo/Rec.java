package io.synco.sandbox.odoo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A stored row. Only {@link Database} changes it, so that every change can be undone. */
final class Rec {
    final String model;
    final long id;
    private final Map<String, Object> values = new HashMap<>();

    Rec(String model, long id) {
        this.model = model;
        this.id = id;
    }

    Object raw(String field) {
        return field.equals("id") ? Long.valueOf(id) : values.get(field);
    }

    Object swap(String field, Object value) {
        return value == null ? values.remove(field) : values.put(field, value);
    }

    Map<String, Object> copyOfValues() {
        return Map.copyOf(values);
    }

    /** The id a many2one points at, 0 when it is empty. */
    long ref(String field) {
        return values.get(field) instanceof Long id ? id : 0;
    }

    double qty(String field) {
        return values.get(field) instanceof Number n ? n.doubleValue() : 0;
    }

    String text(String field) {
        return values.get(field) instanceof String s ? s : "";
    }

    boolean is(String field) {
        return Objects.equals(values.get(field), true);
    }

    boolean isSet(String field) {
        return values.get(field) != null;
    }

    boolean hasState(String... states) {
        return List.of(states).contains(text("state"));
    }

    @SuppressWarnings("unchecked")
    List<Long> ids(String field) {
        return values.get(field) instanceof List<?> list ? (List<Long>) list : List.of();
    }

    @Override
    public String toString() {
        return model + "(" + id + ")" + values;
    }
}
