package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;

/** A call's arguments, positional or by name, as Python takes them. */
record Args(List<Object> positional, Map<String, Object> named) {

    Object at(int position, String name) {
        return position < positional.size() ? positional.get(position) : named.get(name);
    }

    boolean has(int position, String name) {
        return position < positional.size() || named.containsKey(name);
    }

    /** The records a method is called on. */
    List<Long> ids() {
        return Values.ids(at(0, "ids"));
    }

    @SuppressWarnings("unchecked")
    List<Object> list(int position, String name) {
        return at(position, name) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(int position, String name) {
        return at(position, name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    int number(int position, String name) {
        return at(position, name) instanceof Number n ? n.intValue() : 0;
    }

    String text(int position, String name) {
        return at(position, name) instanceof String s ? s : null;
    }
}
