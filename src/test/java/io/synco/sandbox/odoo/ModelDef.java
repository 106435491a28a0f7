package io.synco.sandbox.odoo;

import java.util.Map;

/** A model: its name, what people call it, its fields, and the order in which searches answer. */
record ModelDef(String name, String label, String order, Map<String, FieldDef> fields) {

    FieldDef field(String field) {
        FieldDef def = fields.get(field);
        if (def == null) {
            throw OdooError.valueError("Invalid field '" + field + "' on model '" + name + "'");
        }
        return def;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }
}
