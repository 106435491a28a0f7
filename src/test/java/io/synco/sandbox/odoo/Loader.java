package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code load}: rows of text with external ids, as file imports use it. Updates what it finds, creates the rest, all or nothing. */
final class Loader {
    private final Orm orm;
    private final ExternalIds externalIds;
    private final ClientValues given;

    Loader(Orm orm, ExternalIds externalIds, Release release) {
        this.orm = orm;
        this.given = new ClientValues(orm.schema, release);
        this.externalIds = externalIds;
    }

    Map<String, Object> load(String modelName, List<String> columns, List<List<Object>> rows, Env env) {
        ModelDef model = orm.schema.model(modelName);
        LoadMessages messages = new LoadMessages(orm.schema.release);
        int savepoint = orm.db.savepoint();
        List<Long> ids = new ArrayList<>();
        for (LoadRow row : LoadRow.split(model, columns, rows)) {
            save(model, row, messages, ids, env);
        }
        if (messages.any()) {
            orm.db.rollbackTo(savepoint);
        }
        return answer(messages.any() ? false : ids, messages.all());
    }

    /** The answer where another transaction held the rows: HTTP 200, and the server does not try again. */
    static Map<String, Object> serializationFailure() {
        return answer(false, List.of(LoadMessages.serialization()));
    }

    private static Map<String, Object> answer(Object ids, List<Map<String, Object>> messages) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ids", ids);
        answer.put("messages", messages);
        answer.put("nextrow", 0);
        return answer;
    }

    private void save(ModelDef model, LoadRow row, LoadMessages messages, List<Long> ids, Env env) {
        Rec known = known(model.name(), row.cells());
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> lines = new LinkedHashMap<>();
        Runnable own =
                () -> row.cells().forEach((column, cell) -> cell(model, null, column, cell, values, row, messages));
        Runnable below = () -> row.lines()
                .forEach((field, all) -> lines.put(field, lineValues(model.field(field), all, row, messages)));
        (orm.schema.release.loadsLinesFirst() ? List.of(below, own) : List.of(own, below)).forEach(Runnable::run);
        FieldDef missing = known == null ? missing(model, values) : null;
        if (missing != null) {
            messages.missing(row, model, missing);
        } else if (!messages.any()) {
            try {
                ids.add(saveAll(model, known, row, values, lines, env));
            } catch (OdooError refusal) {
                messages.refused(row, refusal);
            }
        }
    }

    private long saveAll(
            ModelDef model,
            Rec known,
            LoadRow row,
            Map<String, Object> values,
            Map<String, List<Map<String, Object>>> lines,
            Env env) {
        if (known != null) {
            orm.write(known, values, env);
        }
        Rec rec = known != null ? known : orm.create(model.name(), values, env);
        lines.forEach((name, all) -> {
            for (int i = 0; i < all.size(); i++) {
                saveLine(model.field(name), rec, row.lines().get(name).get(i), all.get(i), env);
            }
        });
        externalIds.give(row.cells().getOrDefault("id", ""), rec);
        return rec.id;
    }

    private void saveLine(FieldDef field, Rec owner, Map<String, String> cells, Map<String, Object> values, Env env) {
        Rec known = known(field.relation(), cells);
        if (known != null) {
            orm.write(known, values, env);
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>(values);
        line.put(field.inverse(), owner.id);
        externalIds.give(cells.getOrDefault("id", ""), orm.create(field.relation(), line, env));
    }

    private Rec known(String model, Map<String, String> cells) {
        String dbId = cells.get(".id");
        return dbId == null
                ? externalIds.find(cells.getOrDefault("id", ""), model)
                : orm.db.find(model, Long.parseLong(dbId));
    }

    private static FieldDef missing(ModelDef model, Map<String, Object> values) {
        return model.name().equals("sale.order") && !values.containsKey("partner_id")
                ? model.field("partner_id")
                : null;
    }

    private List<Map<String, Object>> lineValues(
            FieldDef field, List<Map<String, String>> lines, LoadRow row, LoadMessages messages) {
        ModelDef child = orm.schema.model(field.relation());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, String> cells : lines) {
            Map<String, Object> values = new LinkedHashMap<>();
            cells.forEach((column, cell) -> cell(child, field, column, cell, values, row, messages));
            all.add(values);
        }
        return all;
    }

    private void cell(
            ModelDef model,
            FieldDef within,
            String column,
            String cell,
            Map<String, Object> values,
            LoadRow row,
            LoadMessages messages) {
        if (column.equals("id") || column.equals(".id")) {
            return;
        }
        String[] path = column.split("/", 2);
        FieldDef field = model.field(path[0]);
        FieldDef top = within == null ? field : within;
        String label = within == null ? field.label() : within.label() + "/" + field.label();
        if (field.name().equals("reference_ids")) {
            // The double keeps one group of a move, whatever the release calls it.
            Rec group = target(field, path.length == 1 ? "" : path[1], cell);
            if (group == null) {
                messages.noMatch(row, top, what(path), cell, field, label);
            } else {
                values.put("group_id", group.id);
            }
        } else if (field.isMany2one()) {
            Rec target = target(field, path.length == 1 ? "" : path[1], cell);
            if (target == null) {
                messages.noMatch(row, top, what(path), cell, field, label);
            } else {
                values.put(given.stored(model.name(), field.name()), target.id);
            }
        } else if ((field.isFloat() || field.type().equals("integer")) && !cell.matches("-?\\d+(\\.\\d+)?")) {
            messages.notANumber(row, top, cell, label);
        } else {
            values.put(
                    given.stored(model.name(), field.name()),
                    field.type().equals("boolean") ? cell.matches("1|(?i)true|yes") : cell);
        }
    }

    private static String what(String[] path) {
        return path.length == 1 ? "name" : path[1].equals(".id") ? "database id" : "external id";
    }

    private Rec target(FieldDef field, String by, String cell) {
        return switch (by) {
            case ".id" -> orm.db.find(field.relation(), cell.matches("\\d+") ? Long.parseLong(cell) : 0);
            case "id" -> externalIds.find(cell, field.relation());
            default ->
                orm.db.all(field.relation()).stream()
                        .filter(rec -> orm.fields
                                .displayName(field.relation(), rec.id, Env.ADMIN)
                                .equals(cell))
                        .findFirst()
                        .orElse(null);
        };
    }
}
