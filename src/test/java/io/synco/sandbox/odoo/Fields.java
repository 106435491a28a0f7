package io.synco.sandbox.odoo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a field of a record: computed where a formula is known, followed backwards for a one2many, else as stored. */
final class Fields {
    /** Computes what Odoo computes; null is Odoo's false. */
    @FunctionalInterface
    interface Formula {
        Object of(Rec rec, Env env);
    }

    private final Schema schema;
    private final Database db;
    private final Map<String, Formula> formulas = new HashMap<>();

    Fields(Schema schema, Database db) {
        this.schema = schema;
        this.db = db;
    }

    void compute(String model, String field, Formula formula) {
        schema.model(model).column(field);
        formulas.put(model + "." + field, formula);
    }

    /** Reads the field through a many2one, as Odoo's related fields do. */
    void related(String model, String field, String through, String target) {
        FieldDef step = schema.model(model).column(through);
        compute(model, field, (rec, env) -> {
            Rec other = db.find(step.relation(), value(rec, step, env) instanceof Long id ? id : 0);
            return other == null
                    ? null
                    : value(other, schema.model(step.relation()).column(target), env);
        });
    }

    boolean isComputed(String model, String field) {
        return formulas.containsKey(model + "." + field);
    }

    Object value(Rec rec, FieldDef field, Env env) {
        Formula formula = formulas.get(rec.model + "." + field.name());
        if (formula != null) {
            return formula.of(rec, env);
        }
        if (field.name().equals("display_name")) {
            return rec.isSet("name") ? rec.text("name") : rec.model + "," + rec.id;
        }
        if (field.name().equals("__last_update")) {
            return rec.raw("write_date");
        }
        if (field.type().equals("one2many")) {
            return field.inverse() == null ? List.of() : children(rec, field, env);
        }
        return rec.raw(field.name());
    }

    private List<Long> children(Rec rec, FieldDef field, Env env) {
        ModelDef child = schema.model(field.relation());
        boolean activeOnly = child.has("active") && !env.isOff("active_test");
        List<Long> ids = db.where(child.name(), field.inverse(), rec.id).stream()
                .filter(c -> !activeOnly || c.is("active"))
                .map(c -> c.id)
                .toList();
        return child.order().endsWith("id desc")
                ? ids.stream().sorted((a, b) -> Long.compare(b, a)).toList()
                : ids;
    }

    /** As {@code read} answers it: a many2one with its name, times in whole seconds, false for nothing. */
    Object shown(Rec rec, FieldDef field, Env env) {
        Object value = value(rec, field, env);
        if (field.isMany2one() && value instanceof Long id) {
            return schema.knows(field.relation())
                    ? List.of(id, displayName(field.relation(), id, env))
                    : List.of(id, "");
        }
        return Values.shown(field, value);
    }

    String displayName(String model, long id, Env env) {
        Rec rec = db.find(model, id);
        return rec == null ? "" : String.valueOf(value(rec, schema.model(model).field("display_name"), env));
    }
}
