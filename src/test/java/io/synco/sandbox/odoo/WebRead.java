package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code web_search_read} and {@code web_read}: nested reading, a many2one as its bare id unless its fields are asked for. */
final class WebRead {
    private final Orm orm;

    WebRead(Orm orm) {
        this.orm = orm;
    }

    Map<String, Object> searchRead(String model, Args args, Env env) {
        Map<String, Object> specification = args.map(1, "specification");
        List<Rec> all = orm.find(model, args.at(0, "domain"), new Page(0, 0, args.text(4, "order")), env);
        Page page = Page.of(args, 2, 3, 4);
        List<Rec> shown = all.stream()
                .skip(page.offset())
                .limit(page.limit() > 0 ? page.limit() : Long.MAX_VALUE)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("length", all.size());
        answer.put("records", read(shown, specification, env));
        return answer;
    }

    List<Map<String, Object>> read(List<Rec> records, Map<String, Object> specification, Env env) {
        return records.stream().map(rec -> row(rec, specification, env)).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> row(Rec rec, Map<String, Object> specification, Env env) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", rec.id);
        specification.forEach((name, within) -> {
            FieldDef field = orm.schema.model(rec.model).field(name);
            Object fields = ((Map<String, Object>) within).get("fields");
            Object value = orm.fields.value(rec, field, env);
            if (field.isRelational() && fields instanceof Map<?, ?> nested && orm.schema.knows(field.relation())) {
                List<Map<String, Object>> rows =
                        read(orm.browse(field.relation(), Values.ids(value)), (Map<String, Object>) nested, env);
                row.put(name, field.isToMany() ? rows : rows.isEmpty() ? false : rows.get(0));
            } else {
                row.put(name, Values.shown(field, value));
            }
        });
        return row;
    }
}
