package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** What an app would do over HTTP, for the tests of the double. */
final class Caller {
    static final String SET = """
            mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange item { id } location { id } } }
                userErrors { code field message } } }""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ShopifySandbox sandbox;
    private final Store store;
    private final String token;

    Caller(ShopifySandbox sandbox, Store store) {
        this.sandbox = sandbox;
        this.store = store;
        token = store.tokens().forTests("read_inventory,write_inventory");
    }

    HttpResponse<String> post(String path, String contentType, String body, String accessToken) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
                .header("Content-Type", contentType)
                .header("X-Shopify-Access-Token", accessToken)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> raw(String query, JsonObject variables) {
        String path = "/" + store.domain() + "/admin/api/2026-10/graphql.json";
        String body =
                new JsonObject().put("query", query).put("variables", variables).encode();
        return post(path, "application/json", body, token);
    }

    JsonObject ask(String query, JsonObject variables) {
        return new JsonObject(raw(query, variables).body());
    }

    JsonObject ask(String query) {
        return ask(query, new JsonObject());
    }

    JsonObject control(String path, JsonObject body) {
        HttpResponse<String> answer = post(Control.PREFIX + path, "application/json", body.encode(), "");
        return new JsonObject(answer.body()).put("status", answer.statusCode());
    }

    /** One call of {@link #SET} with a key of its own. */
    JsonObject set(String name, JsonObject... rows) {
        return ask(SET, input(name, UUID.randomUUID().toString(), rows));
    }

    static JsonObject input(String name, String key, JsonObject... rows) {
        JsonObject input = new JsonObject()
                .put("name", name)
                .put("reason", "correction")
                .put("quantities", new JsonArray(List.of(rows)));
        return new JsonObject().put("input", input).put("key", key);
    }

    JsonObject row(String sku, String location, int quantity, Integer changeFrom) {
        return new JsonObject()
                .put("inventoryItemId", store.catalog().variant(sku).itemGid())
                .put("locationId", store.catalog().location(location).gid())
                .put("quantity", quantity)
                .put("changeFromQuantity", changeFrom);
    }

    static JsonObject payload(JsonObject answer) {
        return answer.getJsonObject("data").getJsonObject("inventorySetQuantities");
    }

    /** {@code CODE at input.quantities.0.x} for each user error. */
    static List<String> refusals(JsonObject answer) {
        return payload(answer).getJsonArray("userErrors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("code")
                        + (error.getJsonArray("field") == null
                                ? ""
                                : " at "
                                        + String.join(
                                                ".",
                                                error.getJsonArray("field").stream()
                                                        .map(String::valueOf)
                                                        .toList())))
                .toList();
    }

    static String errorCode(JsonObject answer) {
        return answer.getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    static String errorMessage(JsonObject answer) {
        return answer.getJsonArray("errors").getJsonObject(0).getString("message");
    }
}
