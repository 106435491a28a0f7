package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every model answers: searching, reading, creating, writing, deleting, loading. */
final class RecordMethods {
    private static final Set<String> QUANTITIES =
            Set.of("qty_available", "free_qty", "virtual_available", "incoming_qty", "outgoing_qty");

    private final Odoo odoo;
    private final Orm orm;
    private final WebRead web;
    private final ClientValues given;

    private RecordMethods(Odoo odoo) {
        this.odoo = odoo;
        this.orm = odoo.orm;
        this.web = new WebRead(odoo.orm);
        this.given = new ClientValues(odoo.orm.schema, odoo.release);
    }

    static void define(Odoo odoo) {
        RecordMethods r = new RecordMethods(odoo);
        Methods all = odoo.methods;
        all.define("*", "search", r::search);
        all.define("*", "search_count", r::searchCount);
        all.define("*", "search_read", r::searchRead);
        all.define("*", "read", (model, args, env) -> r.read(r.orm.browse(model, args.ids()), names(args, 1), env));
        all.define("*", "web_search_read", (model, args, env) -> r.web.searchRead(model, args, env));
        all.define(
                "*",
                "web_read",
                (model, args, env) -> r.web.read(r.orm.browse(model, args.ids()), args.map(1, "specification"), env));
        all.define("*", "create", r::create);
        all.define("*", "write", r::write);
        all.define("*", "unlink", r::unlink);
        all.define(
                "*",
                "exists",
                (model, args, env) -> r.orm.browse(model, args.ids()).stream()
                        .map(rec -> rec.id)
                        .toList());
        all.define("*", "fields_get", r::fieldsGet);
        all.define("*", "load", r::load);
        all.define("*", "name_search", r::nameSearch);
        all.define("*", "name_get", r::nameGet);
        all.define(
                "res.users",
                "context_get",
                (model, args, env) -> java.util.Map.of("lang", "en_US", "tz", "UTC", "uid", env.uid()));
        all.define("*", "check_access_rights", (model, args, env) -> true);
        if (odoo.release.hasAccessMethod()) {
            all.define("*", "has_access", (model, args, env) -> true);
        }
    }

    private static List<String> names(Args args, int position) {
        return args.list(position, "fields").stream().map(String::valueOf).toList();
    }

    private static Object domain(Args args) {
        return args.at(0, "domain");
    }

    private Object search(String model, Args args, Env env) {
        if (!args.has(0, "domain")) {
            throw OdooError.typeError("BaseModel.search() missing 1 required positional argument: 'domain'");
        }
        return orm.find(model, domain(args), Page.of(args, 1, 2, 3), env).stream()
                .map(rec -> rec.id)
                .toList();
    }

    private Object searchCount(String model, Args args, Env env) {
        return orm.find(model, domain(args), Page.ALL, env).size();
    }

    private Object searchRead(String model, Args args, Env env) {
        List<String> names = names(args, 1);
        readable(model, names);
        return read(orm.find(model, domain(args), Page.of(args, 2, 3, 4), env), names, env);
    }

    private void readable(String model, List<String> names) {
        names.stream()
                .filter(name -> !orm.schema.model(model).has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw orm.schema.words.unknownFieldToRead(name, model);
                });
    }

    /** Quantities under a context with a place that does not exist answer nothing at all. */
    private Object read(List<Rec> records, List<String> names, Env env) {
        boolean nowhere = names.stream().anyMatch(QUANTITIES::contains)
                && odoo.quantities.places(env).isEmpty();
        return nowhere
                ? List.of()
                : records.stream().map(rec -> orm.read(rec, names, env)).toList();
    }

    @SuppressWarnings("unchecked")
    private Object create(String model, Args args, Env env) {
        if (args.at(0, "vals_list") instanceof List<?> many) {
            return many.stream()
                    .map(values -> orm.create(model, given.stored(model, (Map<String, Object>) values), env).id)
                    .toList();
        }
        return orm.create(model, given.stored(model, args.map(0, "vals_list")), env).id;
    }

    private Object write(String model, Args args, Env env) {
        Map<String, Object> values = given.stored(model, args.map(1, "vals"));
        orm.existing(model, args.ids()).forEach(rec -> orm.write(rec, values, env));
        return true;
    }

    private Object unlink(String model, Args args, Env env) {
        orm.existing(model, args.ids()).forEach(rec -> orm.unlink(rec, env));
        return true;
    }

    private Object fieldsGet(String model, Args args, Env env) {
        List<Object> wanted = args.list(0, "allfields");
        List<Object> attributes = args.list(1, "attributes");
        Map<String, Object> answer = new LinkedHashMap<>();
        orm.schema.model(model).fields().values().stream()
                .filter(field -> wanted.isEmpty() || wanted.contains(field.name()))
                .forEach(field -> {
                    Map<String, Object> told = field.described();
                    told.keySet().removeIf(attribute -> !attributes.isEmpty() && !attributes.contains(attribute));
                    answer.put(field.name(), told);
                });
        return answer;
    }

    @SuppressWarnings("unchecked")
    private Object load(String model, Args args, Env env) {
        List<String> columns =
                args.list(0, "fields").stream().map(String::valueOf).toList();
        List<List<Object>> rows = new ArrayList<>();
        args.list(1, "data").forEach(row -> rows.add((List<Object>) row));
        return odoo.loader.load(model, columns, rows, env);
    }

    private Object nameSearch(String model, Args args, Env env) {
        String name = args.text(0, "name") == null ? "" : args.text(0, "name");
        List<Object> domain = new ArrayList<>(args.list(1, "args"));
        domain.add(List.of("display_name", "ilike", name));
        int limit = args.at(3, "limit") == null ? 100 : args.number(3, "limit");
        return orm.find(model, domain, new Page(0, limit, null), env).stream()
                .map(rec -> List.of(rec.id, orm.fields.displayName(model, rec.id, env)))
                .toList();
    }

    private Object nameGet(String model, Args args, Env env) {
        return orm.existing(model, args.ids()).stream()
                .map(rec -> List.of(rec.id, orm.fields.displayName(model, rec.id, env)))
                .toList();
    }
}
