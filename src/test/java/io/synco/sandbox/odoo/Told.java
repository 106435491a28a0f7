package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a recorded answer with the double's: keys, types and values. Ids and document numbers must stand for the same records
 * throughout; of times only the form counts, of tracebacks the last line.
 */
final class Told {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d)?";

    /** Ids of views and templates belong to the recorded database. */
    private static final Set<String> FORM_ONLY = Set.of("view_id", "views", "default_template_id", "id_of_view");

    private final Schema schema;
    private final Ids ids;
    private final boolean wordsCount;

    /** @param wordsCount false where the recorded server's texts were not Odoo's own */
    Told(Schema schema, Ids ids, boolean wordsCount) {
        this.schema = schema;
        this.ids = ids;
        this.wordsCount = wordsCount;
    }

    void result(String at, String model, String method, JsonNode recorded, JsonNode own) {
        switch (method) {
            case "create", "search" -> ids(at, model, recorded, own);
            case "search_read", "read", "web_read" -> rows(at, model, recorded, own);
            case "web_search_read" -> page(at, model, recorded, own);
            case "fields_get" -> fields(at, recorded, own);
            case "load" -> loaded(at, model, recorded, own);
            case "name_search", "name_get" -> names(at, model, recorded, own);
            default -> other(at, recorded, own);
        }
    }

    /** Labels and selections are not told, nor are the fields that further modules add. */
    private void fields(String at, JsonNode recorded, JsonNode own) {
        recorded.fields().forEachRemaining(field -> {
            JsonNode told = own.get(field.getKey());
            assertThat(told).as(at + "." + field.getKey()).isNotNull();
            for (String attribute : List.of("type", "relation", "store", "required", "readonly")) {
                if (field.getValue().has(attribute)) {
                    same(
                            at + "." + field.getKey() + "." + attribute,
                            field.getValue().get(attribute),
                            told.get(attribute));
                }
            }
        });
    }

    private void page(String at, String model, JsonNode recorded, JsonNode own) {
        sameKeys(at, recorded, own);
        same(at + ".length", recorded.get("length"), own.get("length"));
        rows(at, model, recorded.get("records"), own.get("records"));
    }

    private void loaded(String at, String model, JsonNode recorded, JsonNode own) {
        sameKeys(at, recorded, own);
        recorded.fields().forEachRemaining(entry -> {
            if (entry.getKey().equals("ids") && entry.getValue().isArray()) {
                ids(at + ".ids", model, entry.getValue(), own.get("ids"));
            } else {
                other(at + "." + entry.getKey(), entry.getValue(), own.get(entry.getKey()));
            }
        });
    }

    private void names(String at, String model, JsonNode recorded, JsonNode own) {
        sameSize(at, recorded, own);
        for (int i = 0; i < recorded.size(); i++) {
            pair(at, model, recorded.get(i), own.get(i));
        }
    }

    private void rows(String at, String model, JsonNode recorded, JsonNode own) {
        sameSize(at, recorded, own);
        for (int i = 0; i < recorded.size(); i++) {
            row(at + "[" + i + "]", model, recorded.get(i), own.get(i));
        }
    }

    private void row(String at, String model, JsonNode recorded, JsonNode own) {
        if (!recorded.isObject() || !own.isObject()) {
            same(at, recorded, own);
            return;
        }
        sameKeys(at, recorded, own);
        recorded.fields().forEachRemaining(entry -> {
            String name = entry.getKey();
            FieldDef field = schema.model(model).fields().get(name);
            field(at + "." + name, model, field, name, entry.getValue(), own.get(name), recorded);
        });
    }

    private void field(
            String at, String model, FieldDef field, String name, JsonNode recorded, JsonNode own, JsonNode row) {
        if (name.equals("id")) {
            id(at, model, recorded, own);
        } else if (name.equals("res_id")) {
            referenced(at, row, recorded, own);
        } else if (field == null || !field.isRelational() || recorded.isBoolean()) {
            same(at, recorded, own);
        } else if (field.isMany2one() && recorded.isArray()) {
            pair(at, field.relation(), recorded, own);
        } else if (field.isMany2one() && recorded.isObject()) {
            row(at, field.relation(), recorded, own);
        } else if (field.isMany2one()) {
            id(at, field.relation(), recorded, own);
        } else if (recorded.size() > 0 && recorded.get(0).isObject()) {
            rows(at, field.relation(), recorded, own);
        } else {
            set(at, field.relation(), recorded, own);
        }
    }

    /** Where the row does not tell the model that the id is of, only its being one is compared. */
    private void referenced(String at, JsonNode row, JsonNode recorded, JsonNode own) {
        if (row.has("model")) {
            id(at, row.get("model").asText(), recorded, own);
        } else {
            assertThat(own.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
        }
    }

    private void pair(String at, String model, JsonNode recorded, JsonNode own) {
        sameSize(at, recorded, own);
        id(at, model, recorded.get(0), own.get(0));
        same(at, recorded.get(1), own.get(1));
    }

    /** Ids in the same order. */
    private void ids(String at, String model, JsonNode recorded, JsonNode own) {
        if (recorded.isArray() && own.isArray()) {
            sameSize(at, recorded, own);
            for (int i = 0; i < recorded.size(); i++) {
                id(at, model, recorded.get(i), own.get(i));
            }
        } else {
            id(at, model, recorded, own);
        }
    }

    /** Ids in any order: those known must be there, the rest is taken in the order of creation. */
    private void set(String at, String model, JsonNode recorded, JsonNode own) {
        sameSize(at, recorded, own);
        List<Long> left = new ArrayList<>();
        own.forEach(id -> left.add(id.asLong()));
        List<Long> unknown = new ArrayList<>();
        recorded.forEach(id -> {
            if (!ids.knows(model, id.asLong())) {
                unknown.add(id.asLong());
            } else {
                assertThat(left.remove((Object) ids.ours(model, id.asLong())))
                        .as("%s: recorded %s %s, ours %s", at, model, id, own)
                        .isTrue();
            }
        });
        unknown.sort(null);
        left.sort(null);
        for (int i = 0; i < unknown.size(); i++) {
            assertThat(ids.agree(model, unknown.get(i), left.get(i))).as(at).isTrue();
        }
    }

    private void id(String at, String model, JsonNode recorded, JsonNode own) {
        if (!recorded.isIntegralNumber()) {
            same(at, recorded, own);
            return;
        }
        assertThat(own.isIntegralNumber()).as("%s: an id, not %s", at, own).isTrue();
        assertThat(ids.agree(model, recorded.asLong(), own.asLong()))
                .as("%s: %s %s recorded, %s ours", at, model, recorded, own)
                .isTrue();
    }

    /** Actions, errors, messages: by the names of what they hold. */
    private void other(String at, JsonNode recorded, JsonNode own) {
        if (recorded.isObject() && own.isObject()) {
            sameKeys(at, recorded, own);
            for (Iterator<Map.Entry<String, JsonNode>> all = recorded.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = all.next();
                named(at + "." + entry.getKey(), entry.getKey(), recorded, entry.getValue(), own.get(entry.getKey()));
            }
        } else if (recorded.isArray() && own.isArray()) {
            sameSize(at, recorded, own);
            for (int i = 0; i < recorded.size(); i++) {
                other(at + "[" + i + "]", recorded.get(i), own.get(i));
            }
        } else {
            same(at, recorded, own);
        }
    }

    private void named(String at, String key, JsonNode holder, JsonNode recorded, JsonNode own) {
        String model = Contexts.model(key, holder);
        if (FORM_ONLY.contains(key)) {
            assertThat(own.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
        } else if (key.equals("res_id") && holder.has("res_model")) {
            id(at, holder.get("res_model").asText(), recorded, own);
        } else if (model != null
                && recorded.isArray()
                && recorded.size() > 0
                && recorded.get(0).isArray()) {
            sameSize(at, recorded, own);
            for (int i = 0; i < recorded.size(); i++) {
                same(at, recorded.get(i).get(0), own.get(i).get(0));
                ids(at, model, recorded.get(i).get(1), own.get(i).get(1));
            }
        } else if (model != null) {
            ids(at, model, recorded, own);
        } else {
            other(at, recorded, own);
        }
    }

    void error(String at, JsonNode recorded, JsonNode own) {
        sameKeys(at, recorded, own);
        recorded.fields().forEachRemaining(entry -> {
            JsonNode told = own.get(entry.getKey());
            String here = at + "." + entry.getKey();
            switch (entry.getKey()) {
                case "data" -> error(here, entry.getValue(), told);
                case "debug" -> debug(here, entry.getValue().asText(), told.asText());
                case "message", "arguments" -> words(here, entry.getValue(), told);
                default -> other(here, entry.getValue(), told);
            }
        });
    }

    private void debug(String at, String recorded, String own) {
        if (wordsCount) {
            String last = recorded.substring(1);
            int tail = Math.max(0, own.length() - last.length());
            assertThat(ids.sameText(last, own.substring(tail)) || own.endsWith(last))
                    .as("%s ends with %s: %s", at, last, own)
                    .isTrue();
        }
    }

    private void words(String at, JsonNode recorded, JsonNode own) {
        if (wordsCount) {
            other(at, recorded, own);
        } else {
            assertThat(own.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
        }
    }

    private void same(String at, JsonNode recorded, JsonNode own) {
        if (recorded.isTextual() && recorded.asText().matches(TIME)) {
            assertThat(own.asText()).as(at).matches(TIME).hasSameSizeAs(recorded.asText());
        } else if (recorded.isTextual() && own.isTextual()) {
            assertThat(ids.sameText(recorded.asText(), own.asText()))
                    .as("%s: recorded \"%s\", ours \"%s\"", at, recorded.asText(), own.asText())
                    .isTrue();
        } else {
            assertThat(own).as(at).isEqualTo(recorded);
        }
    }

    private static void sameSize(String at, JsonNode recorded, JsonNode own) {
        assertThat(own.size())
                .as("%s: size; recorded %s, ours %s", at, recorded, own)
                .isEqualTo(recorded.size());
    }

    private static void sameKeys(String at, JsonNode recorded, JsonNode own) {
        assertThat(keys(own)).as(at).isEqualTo(keys(recorded));
    }

    static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
