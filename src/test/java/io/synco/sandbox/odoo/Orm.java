package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads, creates, writes and deletes records the way Odoo's models do. */
final class Orm {
    private static final Behaviour PLAIN = new Behaviour() {};

    final Schema schema;
    final Database db;
    final Fields fields;
    final Search search;
    private final Map<String, Behaviour> behaviours = new HashMap<>();

    Orm(Schema schema, Database db) {
        this.schema = schema;
        this.db = db;
        this.fields = new Fields(schema, db);
        this.search = new Search(schema, db, fields);
    }

    void behaves(String model, Behaviour behaviour) {
        behaviours.put(model, behaviour);
    }

    List<Rec> find(String model, Object domain, Page page, Env env) {
        return search.find(schema.model(model), Domain.parse(domain, schema.words), page, env);
    }

    /** The records that exist, in the order of the ids given. */
    List<Rec> browse(String model, List<Long> ids) {
        return ids.stream()
                .map(id -> db.find(model, id))
                .filter(rec -> rec != null)
                .toList();
    }

    /** The records, all of which must exist. */
    List<Rec> existing(String model, List<Long> ids) {
        return ids.stream().map(id -> db.get(model, id)).toList();
    }

    Map<String, Object> read(Rec rec, List<String> names, Env env) {
        ModelDef model = schema.model(rec.model);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", rec.id);
        for (String name : names.isEmpty() ? List.copyOf(model.fields().keySet()) : names) {
            row.put(name, fields.shown(rec, model.field(name), env));
        }
        return row;
    }

    Rec create(String modelName, Map<String, Object> given, Env env) {
        ModelDef model = schema.model(modelName);
        given.keySet().forEach(model::column);
        Behaviour behaviour = behaviours.getOrDefault(modelName, PLAIN);
        Map<String, Object> values = new LinkedHashMap<>(given);
        Rec other = behaviour.insteadOfCreate(values, env);
        if (other != null) {
            return other;
        }
        if (model.has("active")) {
            values.putIfAbsent("active", true);
        }
        behaviour.beforeCreate(values, env);
        Map<String, Object> stored = stored(model, values);
        requireMandatory(model, stored);
        Rec rec = db.insert(modelName, stored);
        commands(rec, model, values, env);
        behaviour.created(rec, values, env);
        return rec;
    }

    private static Map<String, Object> stored(ModelDef model, Map<String, Object> values) {
        Map<String, Object> stored = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!model.column(name).isToMany()) {
                stored.put(name, Values.stored(model.column(name), value));
            }
        });
        return stored;
    }

    private static void requireMandatory(ModelDef model, Map<String, Object> stored) {
        for (FieldDef field : model.fields().values()) {
            boolean checked = field.required()
                    && field.stored()
                    && (field.isMany2one() || field.type().equals("char"));
            if (checked && stored.get(field.name()) == null) {
                throw model.words().mandatory(model, field);
            }
        }
    }

    void write(Rec rec, Map<String, Object> given, Env env) {
        ModelDef model = schema.model(rec.model);
        given.keySet().forEach(model::column);
        Behaviour behaviour = behaviours.getOrDefault(rec.model, PLAIN);
        Map<String, Object> values = new LinkedHashMap<>(given);
        behaviour.beforeWrite(rec, values, env);
        stored(model, values).forEach((name, value) -> db.set(rec, name, value));
        db.touch(rec);
        commands(rec, model, values, env);
        behaviour.written(rec, values, env);
    }

    void unlink(Rec rec, Env env) {
        behaviours.getOrDefault(rec.model, PLAIN).beforeUnlink(rec, env);
        db.all("ir.model.data").stream()
                .filter(xid -> xid.text("model").equals(rec.model) && xid.ref("res_id") == rec.id)
                .forEach(db::delete);
        db.delete(rec);
    }

    private void commands(Rec rec, ModelDef model, Map<String, Object> values, Env env) {
        values.forEach((name, value) -> {
            FieldDef field = model.column(name);
            if (field.isToMany() && value instanceof List<?> commands) {
                commands.forEach(command -> command(rec, field, (List<?>) command, env));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private void command(Rec rec, FieldDef field, List<?> command, Env env) {
        int code = ((Number) command.get(0)).intValue();
        long id = command.size() > 1 && command.get(1) instanceof Number n ? n.longValue() : 0;
        switch (code) {
            case 0 -> {
                Map<String, Object> values = new LinkedHashMap<>((Map<String, Object>) command.get(2));
                if (field.inverse() != null) {
                    values.put(field.inverse(), rec.id);
                }
                create(field.relation(), values, env);
            }
            case 1 -> write(db.get(field.relation(), id), (Map<String, Object>) command.get(2), env);
            case 2, 3 -> unlink(db.get(field.relation(), id), env);
            case 4 -> link(rec, field, id);
            case 5 -> db.set(rec, field.name(), List.of());
            case 6 -> db.set(rec, field.name(), Values.ids(command.get(2)));
            default -> throw OdooError.valueError("Unknown command " + Python.repr(command));
        }
    }

    private void link(Rec rec, FieldDef field, long id) {
        if (field.inverse() != null) {
            db.set(db.get(field.relation(), id), field.inverse(), rec.id);
            return;
        }
        List<Long> ids = new ArrayList<>(rec.ids(field.name()));
        if (!ids.contains(id)) {
            ids.add(id);
        }
        db.set(rec, field.name(), List.copyOf(ids));
    }
}
