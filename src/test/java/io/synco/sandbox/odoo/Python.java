package io.synco.sandbox.odoo;

import java.util.List;
import java.util.stream.Collectors;

/** How Python writes a value in an error message. */
final class Python {
    private Python() {}

    static String repr(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean b) {
            return b ? "True" : "False";
        }
        if (value instanceof String s) {
            return "'" + s + "'";
        }
        return value instanceof List<?> list
                ? list.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    static String tuple(List<?> values) {
        return values.stream().map(Python::repr).collect(Collectors.joining(", ", "(", ")"));
    }
}
