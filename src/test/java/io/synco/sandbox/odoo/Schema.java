package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private final Map<String, ModelDef> models = new LinkedHashMap<>();

    /** @param manufacturing with the app's models, and what it adds to others */
    static Schema ofVersion17(boolean manufacturing) {
        Schema schema = new Schema();
        JsonNode recorded = resource("/odoo/fields-17.json");
        JsonNode added = resource("/odoo/fields-17-added.json");
        added.fieldNames().forEachRemaining(model -> schema.define(model, recorded.path(model), added.get(model)));
        if (!manufacturing) {
            schema.withoutManufacturing();
        }
        return schema;
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

    private void define(String model, JsonNode recorded, JsonNode added) {
        Map<String, FieldDef> fields = new LinkedHashMap<>();
        JsonNode labels = added.path("_labels");
        EVERY_MODEL_HAS.forEach((name, notation) -> put(fields, name, notation, labels));
        recorded.fields()
                .forEachRemaining(f -> put(fields, f.getKey(), f.getValue().asText(), labels));
        added.fields().forEachRemaining(f -> {
            if (!f.getKey().startsWith("_")) {
                add(fields, f.getKey(), f.getValue().asText(), labels);
            }
        });
        String label = added.path("_label").asText(model);
        models.put(model, new ModelDef(model, label, added.path("_order").asText("id"), fields));
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
