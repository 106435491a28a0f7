package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The models and fields of one Odoo version: the recorded {@code fields_get}, and a second file with what the recordings leave out
 * (small models, inverse fields, orders, labels).
 */
final class Schema {
    private static final Map<String, String> EVERY_MODEL_HAS = Map.of(
            "id", "integer|sr",
            "display_name", "char|r",
            "create_date", "datetime|sr",
            "create_uid", "many2one:res.users|sr",
            "write_date", "datetime|sr",
            "write_uid", "many2one:res.users|sr");

    /** A flag in the added files: the double stores the field, this release does not name it. */
    private static final String HIDDEN = "h";

    final Release release;
    final Words words;
    private final Map<String, ModelDef> models = new LinkedHashMap<>();

    private Schema(Release release) {
        this.release = release;
        this.words = new Words(release);
    }

    /** @param manufacturing with the app's models, and what it adds to others */
    static Schema of(Release release, boolean manufacturing) {
        Schema schema = new Schema(release);
        String own = "/odoo/fields-" + release.number();
        JsonNode recorded = resource(own + ".json");
        JsonNode others = resource("/odoo/fields-17.json");
        JsonNode added = merged((ObjectNode) resource("/odoo/fields-added.json"), resource(own + "-added.json"));
        added.fieldNames()
                .forEachRemaining(
                        model -> schema.define(model, recorded.path(model), others.path(model), added.get(model)));
        if (!manufacturing) {
            schema.withoutManufacturing();
        }
        return schema;
    }

    /** What every release has, with one release's own on top; null takes a model or field away. */
    private static JsonNode merged(ObjectNode all, JsonNode own) {
        own.fields().forEachRemaining(model -> {
            if (model.getValue().isNull()) {
                all.remove(model.getKey());
            } else {
                ObjectNode fields = all.withObjectProperty(model.getKey());
                model.getValue()
                        .fields()
                        .forEachRemaining(field -> fields.set(
                                field.getKey(),
                                field.getValue().isNull() ? hidden(fields.path(field.getKey())) : field.getValue()));
            }
        });
        return all;
    }

    private void withoutManufacturing() {
        models.keySet().removeIf(model -> model.startsWith("mrp."));
        models.values().forEach(model -> model.fields().values().removeIf(Schema::ofManufacturing));
    }

    private static boolean ofManufacturing(FieldDef field) {
        boolean pointsThere = field.relation() != null && field.relation().startsWith("mrp.");
        return pointsThere
                || Set.of("is_kits", "bom_count", "used_in_bom_count").contains(field.name());
    }

    ModelDef model(String name) {
        ModelDef model = models.get(name);
        if (model == null) {
            throw OdooError.userError("Object " + name + " doesn't exist");
        }
        return model;
    }

    boolean knows(String model) {
        return model != null && models.containsKey(model);
    }

    private static JsonNode hidden(JsonNode notation) {
        return TextNode.valueOf(notation.asText("char|s") + HIDDEN);
    }

    private void define(String model, JsonNode recorded, JsonNode others, JsonNode added) {
        Map<String, FieldDef> fields = new LinkedHashMap<>();
        JsonNode labels = added.path("_labels");
        EVERY_MODEL_HAS.forEach((name, notation) -> put(fields, name, notation, labels));
        if (release.hasLastUpdate()) {
            put(fields, "__last_update", "datetime|r", labels);
        }
        recorded.fields()
                .forEachRemaining(f -> put(fields, f.getKey(), f.getValue().asText(), labels));
        Map<String, FieldDef> hidden = new LinkedHashMap<>();
        others.fields()
                .forEachRemaining(f -> put(hidden, f.getKey(), f.getValue().asText(), labels));
        added.fields().forEachRemaining(f -> {
            if (!f.getKey().startsWith("_")) {
                boolean unnamed = hidden.containsKey(f.getKey()) && !fields.containsKey(f.getKey())
                        || f.getValue().asText().endsWith(HIDDEN);
                add(unnamed ? hidden : fields, f.getKey(), f.getValue().asText(), labels);
            }
        });
        hidden.keySet().removeAll(fields.keySet());
        String label = added.path("_label").asText(model);
        models.put(model, new ModelDef(model, label, added.path("_order").asText("id"), fields, hidden, words));
    }

    /** A recorded field keeps its recorded nature; the added file only tells its inverse. */
    private static void add(Map<String, FieldDef> fields, String name, String notation, JsonNode labels) {
        FieldDef recorded = fields.get(name);
        if (recorded == null) {
            put(fields, name, notation, labels);
        } else {
            fields.put(
                    name,
                    recorded.withInverse(FieldDef.parse(name, notation, "").inverse()));
        }
    }

    private static void put(Map<String, FieldDef> fields, String name, String notation, JsonNode labels) {
        fields.put(name, FieldDef.parse(name, notation, labels.path(name).asText(labelOf(name))));
    }

    private static String labelOf(String field) {
        String words = field.replaceAll("_ids?$", "").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static JsonNode resource(String path) {
        try (InputStream in = Schema.class.getResourceAsStream(path)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
