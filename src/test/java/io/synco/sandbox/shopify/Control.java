package io.synco.sandbox.shopify;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The control API under {@code /_sandbox/shopify}; its calls are listed in the package's documentation. */
final class Control {
    static final String PREFIX = "/_sandbox/shopify";
    private final ShopifySandbox sandbox;

    Control(ShopifySandbox sandbox) {
        this.sandbox = sandbox;
    }

    void handle(HttpServerRequest request, Buffer body) {
        try {
            JsonObject input = body.length() == 0 ? new JsonObject() : body.toJsonObject();
            String path = request.path().substring(PREFIX.length());
            Http.json(request, 200, answer(request, path.replaceAll("/+$", ""), input));
        } catch (NoSuchElementException unknown) {
            refuse(request, 404, unknown);
        } catch (RuntimeException refused) {
            refuse(request, 400, refused);
        }
    }

    private static void refuse(HttpServerRequest request, int status, RuntimeException why) {
        Http.json(request, status, new JsonObject().put("error", String.valueOf(why.getMessage())));
    }

    private JsonObject answer(HttpServerRequest request, String path, JsonObject input) {
        return switch (request.method() + " " + path) {
            case "GET " -> overview();
            case "POST /stores" -> create(input);
            case "POST /clock" -> {
                sandbox.clock().advance(Duration.ofSeconds(input.getLong("advanceSeconds")));
                yield done();
            }
            case "POST /webhook-retry-pause" -> {
                sandbox.webhookRetryPause(Duration.ofMillis(input.getLong("millis")));
                yield done();
            }
            default -> ofStore(request, path, input);
        };
    }

    private JsonObject ofStore(HttpServerRequest request, String path, JsonObject input) {
        String[] steps = path.split("/", 4);
        if (steps.length < 3 || !steps[1].equals("stores")) {
            throw new NoSuchElementException(
                    "No " + request.method() + " " + PREFIX + path + "; see the package's documentation.");
        }
        Store store = sandbox.store(steps[2]);
        String what = steps.length > 3 ? steps[3] : "";
        if (request.method().equals(HttpMethod.DELETE) && what.isEmpty()) {
            sandbox.deleteStore(store.domain());
            return done();
        }
        Optional<JsonObject> result = request.method().equals(HttpMethod.GET)
                ? ControlReads.read(store, what, request.params())
                : ControlActs.act(store, what, input);
        return result.orElseThrow(() -> new NoSuchElementException("No " + request.method() + " " + PREFIX
                + "/stores/{shop}/" + what + "; see the package's documentation."));
    }

    private JsonObject overview() {
        JsonArray domains = new JsonArray();
        sandbox.stores().forEach(store -> domains.add(store.domain()));
        return new JsonObject()
                .put("apiVersion", ShopifySandbox.API_VERSION)
                .put("baseUrl", sandbox.baseUrlPattern())
                .put("clientId", sandbox.app().clientId())
                .put("stores", domains);
    }

    private JsonObject create(JsonObject input) {
        Store store = sandbox.createStore(input.getString("domain"), input.getString("generation", ""));
        input.getJsonArray("locations", new JsonArray())
                .forEach(name -> store.catalog().addLocation((String) name));
        input.getJsonArray("products", new JsonArray()).forEach(each -> ControlActs.product(store, (JsonObject) each));
        return ControlReads.catalog(store);
    }

    static JsonObject done() {
        return new JsonObject().put("done", true);
    }
}
