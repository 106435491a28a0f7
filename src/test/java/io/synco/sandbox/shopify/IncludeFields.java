package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code includeFields}: only the named keys stay; {@code line_items.sku} reaches into objects and lists of objects. */
final class IncludeFields {
    private IncludeFields() {}

    static JsonObject of(JsonObject body, List<String> fields) {
        if (fields.isEmpty()) {
            return body;
        }
        Map<String, List<String>> below = new LinkedHashMap<>();
        for (String field : fields) {
            int dot = field.indexOf('.');
            List<String> rest =
                    below.computeIfAbsent(dot < 0 ? field : field.substring(0, dot), key -> new ArrayList<>());
            if (dot > 0) {
                rest.add(field.substring(dot + 1));
            }
        }
        JsonObject kept = new JsonObject();
        below.forEach((key, rest) -> {
            if (body.containsKey(key)) {
                kept.put(key, cut(body.getValue(key), rest));
            }
        });
        return kept;
    }

    private static Object cut(Object value, List<String> fields) {
        if (value instanceof JsonObject object) {
            return of(object, fields);
        }
        if (value instanceof JsonArray array) {
            JsonArray cut = new JsonArray();
            array.forEach(each -> cut.add(cut(each, fields)));
            return cut;
        }
        return value;
    }
}
