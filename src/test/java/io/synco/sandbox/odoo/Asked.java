package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** Puts the double's ids in the place of the recorded ones in a request: by the fields' relations, never by their numbers. */
final class Asked {
    private static final Set<String> NO_RECORDS = Set.of(
            "create",
            "search",
            "search_read",
            "search_count",
            "web_search_read",
            "load",
            "fields_get",
            "name_search",
            "read_group",
            "formatted_read_group",
            "default_get",
            "check_access_rights");

    private final Schema schema;
    private final Finder finder;

    /** Finds the double's record for a recorded id. */
    interface Finder {
        long ours(String model, long recorded);
    }

    Asked(Schema schema, Finder finder) {
        this.schema = schema;
        this.finder = finder;
    }

    ArrayNode positional(String model, String method, JsonNode args) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < args.size(); i++) {
            own.add(argument(model, method, i, args.get(i)));
        }
        return method.equals("load") ? loaded(model, own) : own;
    }

    /** Cells under {@code .id} columns are ids in text. */
    private ArrayNode loaded(String model, ArrayNode args) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : args.get(1)) {
            ArrayNode own = rows.addArray();
            for (int c = 0; c < row.size(); c++) {
                String path = args.get(0).get(c).asText();
                String cell = row.get(c).asText();
                boolean id = path.endsWith("/.id") && cell.matches("\\d+");
                String target =
                        id ? target(model, path.substring(0, path.length() - 4).replace('/', '.')) : null;
                own.add(
                        target == null
                                ? row.get(c)
                                : TextNode.valueOf(Long.toString(finder.ours(target, Long.parseLong(cell)))));
            }
        }
        return JsonNodeFactory.instance.arrayNode().add(args.get(0)).add(rows);
    }

    private JsonNode argument(String model, String method, int at, JsonNode given) {
        return switch (method) {
            case "create" -> values(model, given);
            case "search", "search_read", "search_count", "web_search_read", "read_group", "formatted_read_group" ->
                at == 0 ? domain(model, given) : given;
            case "write" -> at == 0 ? ids(model, given) : values(model, given);
            default -> at == 0 && !NO_RECORDS.contains(method) ? ids(model, given) : given;
        };
    }

    ObjectNode named(String model, JsonNode kwargs) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        kwargs.fields()
                .forEachRemaining(entry -> own.set(
                        entry.getKey(),
                        switch (entry.getKey()) {
                            case "context" -> context(entry.getValue());
                            case "domain" -> domain(model, entry.getValue());
                            case "ids" -> ids(model, entry.getValue());
                            case "vals", "vals_list" -> values(model, entry.getValue());
                            default -> entry.getValue();
                        }));
        return own;
    }

    private JsonNode context(JsonNode context) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        context.fields().forEachRemaining(entry -> {
            String model = Contexts.model(entry.getKey(), context);
            own.set(entry.getKey(), model == null ? entry.getValue() : ids(model, entry.getValue()));
        });
        return own;
    }

    /** An id, or lists of them; commands too ([4, id]). */
    JsonNode ids(String model, JsonNode given) {
        if (given.isIntegralNumber()) {
            return LongNode.valueOf(finder.ours(model, given.asLong()));
        }
        if (!given.isArray()) {
            return given;
        }
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        given.forEach(one -> own.add(one.isArray() ? command(model, one) : ids(model, one)));
        return own;
    }

    private JsonNode values(String model, JsonNode given) {
        if (given.isArray()) {
            ArrayNode own = JsonNodeFactory.instance.arrayNode();
            given.forEach(one -> own.add(values(model, one)));
            return own;
        }
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        given.fields()
                .forEachRemaining(
                        entry -> own.set(entry.getKey(), value(model, entry.getKey(), entry.getValue(), given)));
        return own;
    }

    private JsonNode value(String model, String name, JsonNode value, JsonNode all) {
        FieldDef field = schema.knows(model) ? schema.model(model).fields().get(name) : null;
        if (name.equals("res_id") && all.has("model")) {
            return ids(all.get("model").asText(), value);
        }
        if (field == null || !field.isRelational()) {
            return value;
        }
        if (field.isMany2one()) {
            return ids(field.relation(), value);
        }
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        value.forEach(command -> own.add(command.isArray() ? command(field.relation(), command) : command));
        return own;
    }

    private JsonNode command(String model, JsonNode command) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        own.add(command.get(0));
        if (command.size() > 1) {
            boolean points = command.get(1).isIntegralNumber() && command.get(1).asLong() != 0;
            own.add(points ? ids(model, command.get(1)) : command.get(1));
        }
        if (command.size() > 2) {
            own.add(command.get(2).isObject() ? values(model, command.get(2)) : ids(model, command.get(2)));
        }
        return own;
    }

    private JsonNode domain(String model, JsonNode domain) {
        if (!domain.isArray()) {
            return domain;
        }
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        domain.forEach(item -> own.add(item.isArray() && item.size() == 3 ? leaf(model, item) : item));
        return own;
    }

    private JsonNode leaf(String model, JsonNode leaf) {
        String target = target(model, leaf.get(0).asText());
        if (target == null) {
            return leaf;
        }
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        return own.add(leaf.get(0)).add(leaf.get(1)).add(ids(target, leaf.get(2)));
    }

    /** The model that the end of a path points to. */
    private String target(String model, String path) {
        String at = model;
        for (String step : path.split("\\.")) {
            if (step.equals("id")) {
                return at;
            }
            FieldDef field = schema.knows(at) ? schema.model(at).fields().get(step) : null;
            if (field == null || !field.isRelational()) {
                return null;
            }
            at = field.relation();
        }
        return at;
    }
}
