package io.synco.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Odoo's search conditions and nested read specifications, so that no query is built from text. */
final class Domain {
    /** Read a field as it is: a many2one as its bare id. */
    static final Map<String, Object> AS_IS = Map.of();

    private Domain() {}

    static List<Object> in(String field, Collection<?> values) {
        return List.of(field, "in", List.copyOf(values));
    }

    static List<Object> is(String field, Object value) {
        return List.of(field, "=", value);
    }

    static List<Object> none(String field) {
        return List.of(field, "=", false);
    }

    static List<Object> where(String field, String operator, Object value) {
        return List.of(field, operator, value);
    }

    static List<Object> all(Object... conditions) {
        return List.of(conditions);
    }

    static List<Object> any(Collection<? extends List<Object>> conditions) {
        List<Object> domain = new ArrayList<>();
        for (int i = 1; i < conditions.size(); i++) {
            domain.add("|");
        }
        domain.addAll(conditions);
        return domain;
    }

    /** Read these fields of what a relational field points to. */
    static Map<String, Object> fields(Map<String, Object> specification) {
        return Map.of("fields", specification);
    }
}
