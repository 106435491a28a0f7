package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of ir.model.data: names, unique by module, for records. */
final class ExternalIds implements Behaviour {
    private final Orm orm;

    ExternalIds(Orm orm) {
        this.orm = orm;
    }

    /** The record of this {@code module.name}, or null. */
    Rec find(String externalId, String model) {
        Rec row = row(externalId);
        return row == null || !row.text("model").equals(model) ? null : orm.db.find(model, row.ref("res_id"));
    }

    /** Names the record, unless the name is empty or taken. */
    void give(String externalId, Rec rec) {
        if (externalId.isEmpty() || row(externalId) != null) {
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("module", module(externalId));
        values.put("name", name(externalId));
        values.put("model", rec.model);
        values.put("res_id", rec.id);
        values.put("noupdate", false);
        orm.create("ir.model.data", values, Env.ADMIN);
    }

    /** The external ids of a record, as {@code module.name}. */
    List<String> of(Rec rec) {
        return orm.db.where("ir.model.data", "res_id", rec.id).stream()
                .filter(row -> row.text("model").equals(rec.model))
                .map(row -> row.text("module") + "." + row.text("name"))
                .toList();
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        values.putIfAbsent("module", "");
        String module = String.valueOf(values.get("module"));
        String name = String.valueOf(values.get("name"));
        if (row(module, name) != null) {
            throw OdooError.validation(
                    "The operation cannot be completed: duplicate key value violates unique constraint"
                            + " \"ir_model_data_module_name_uniq_index\"\nDETAIL:  Key (module, name)=(" + module + ", "
                            + name
                            + ") already exists.\n");
        }
    }

    private Rec row(String externalId) {
        return row(module(externalId), name(externalId));
    }

    private Rec row(String module, String name) {
        return orm.db.all("ir.model.data").stream()
                .filter(row ->
                        row.text("name").equals(name) && row.text("module").equals(module))
                .findFirst()
                .orElse(null);
    }

    private static String module(String externalId) {
        int dot = externalId.indexOf('.');
        return dot < 0 ? "__import__" : externalId.substring(0, dot);
    }

    private static String name(String externalId) {
        return externalId.substring(externalId.indexOf('.') + 1);
    }
}
