package io.synco.sandbox.odoo;

import java.util.Map;

/**
 * A model: its name, what people call it, its fields, and the order in which searches answer. Hidden are fields that other releases have:
 * the double keeps its values there too, but no client can name them.
 */
record ModelDef(
        String name,
        String label,
        String order,
        Map<String, FieldDef> fields,
        Map<String, FieldDef> hidden,
        Words words) {

    FieldDef field(String field) {
        FieldDef def = fields.get(field);
        if (def == null) {
            throw words.unknownField(field, name);
        }
        return def;
    }

    /** A field as the double itself stores it, named or hidden. */
    FieldDef column(String field) {
        FieldDef kept = hidden.get(field);
        return kept == null ? field(field) : kept;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    boolean stores(String field) {
        return has(field) || hidden.containsKey(field);
    }
}
