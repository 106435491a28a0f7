package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the recorded records were called, gathered from every answer: by model and id. */
final class RecordedNames {
    private static final Map<Release, RecordedNames> READ = new ConcurrentHashMap<>();

    private final Map<String, Map<Long, String>> names = new HashMap<>();
    private final Map<String, Long> products = new HashMap<>();
    private final Schema schema;

    private RecordedNames(Release release) {
        schema = Schema.of(release, true);
        Recordings recordings = Recordings.of(release);
        recordings.names().forEach(name -> gather(recordings.get(name)));
        recordings.names().forEach(name -> customer(recordings.get(name)));
    }

    /** A customer is only named in the names of the order's lines: "S00167 - A product (The customer)". */
    private void customer(JsonNode exchange) {
        JsonNode args = exchange.at("/request/body/params/args");
        boolean loaded = args.path(4).asText().equals("load");
        JsonNode result = exchange.at(loaded ? "/response/result/ids/0" : "/response/result");
        String order = of("sale.order", result.asLong());
        boolean made = loaded || args.path(4).asText().equals("create");
        if (args.path(3).asText().equals("sale.order") && made && order != null) {
            // The recorder's loads have the customer in their second column.
            long partner = args.at(loaded ? "/5/1/0/1" : "/5/0/partner_id").asLong();
            names.getOrDefault("sale.order.line", Map.of()).values().stream()
                    .filter(line -> line.startsWith(order + " - ") && line.endsWith(")"))
                    .findFirst()
                    .ifPresent(line -> names.computeIfAbsent("res.partner", k -> new HashMap<>())
                            .putIfAbsent(partner, line.substring(line.lastIndexOf('(') + 1, line.length() - 1)));
        }
    }

    /** The product that a recorded move or line is about; 0 where no answer tells it. */
    long product(String model, long id) {
        return products.getOrDefault(model + "," + id, 0L);
    }

    static RecordedNames of(Release release) {
        return READ.computeIfAbsent(release, RecordedNames::new);
    }

    String of(String model, long id) {
        return names.getOrDefault(model, Map.of()).get(id);
    }

    /** The id of the record whose name begins so; 0 for none. */
    long id(String model, String beginning) {
        return names.getOrDefault(model, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(beginning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0L);
    }

    private void gather(JsonNode exchange) {
        String model = exchange.at("/request/body/params/args/3").asText();
        JsonNode result = exchange.at("/response/result");
        if (schema.knows(model)) {
            rows(model, result.has("records") ? result.get("records") : result);
        }
    }

    private void rows(String model, JsonNode rows) {
        for (JsonNode row : rows) {
            if (row.isObject()) {
                if (row.path("product_id").path(0).isIntegralNumber()) {
                    products.putIfAbsent(
                            model + "," + row.path("id"),
                            row.at("/product_id/0").asLong());
                }
                row.fields()
                        .forEachRemaining(
                                f -> field(schema.model(model).fields().get(f.getKey()), f.getValue()));
            }
        }
    }

    private void field(FieldDef field, JsonNode value) {
        boolean pair = value.size() == 2
                && value.path(0).isIntegralNumber()
                && value.path(1).isTextual();
        if (field != null && field.isMany2one() && pair) {
            names.computeIfAbsent(field.relation(), k -> new HashMap<>())
                    .putIfAbsent(value.get(0).asLong(), value.get(1).asText());
        }
    }
}
