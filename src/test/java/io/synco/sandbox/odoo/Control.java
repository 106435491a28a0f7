package io.synco.sandbox.odoo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The control API: what a demo in another process does with this Odoo. JSON in, JSON out; a mistake answers 400 with a sentence. */
final class Control {
    static final String PREFIX = "/_sandbox/odoo";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .configure(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** One command; its answer is sent as JSON. */
    @FunctionalInterface
    interface Command {
        Object run(JsonNode body, HttpServerRequest request);
    }

    private final Vertx vertx;
    private final Map<String, Command> commands = new TreeMap<>();

    Control(Vertx vertx, OdooSandbox odoo) {
        this.vertx = vertx;
        ControlCommands.define(odoo, commands);
    }

    void handle(HttpServerRequest request) {
        String name = request.method() + " "
                + request.path()
                        .substring(Math.min(PREFIX.length(), request.path().length()));
        Command command = commands.get(name);
        if (command == null) {
            answer(request, 404, Map.of("error", "no command " + name, "hint", "there are: " + commands.keySet()));
            return;
        }
        request.body()
                .onSuccess(body -> vertx.executeBlocking(() -> command.run(parse(body), request), false)
                        .onComplete(done -> {
                            Object value = done.succeeded()
                                    ? done.result()
                                    : Map.of(
                                            "error", String.valueOf(done.cause().getMessage()));
                            answer(request, done.succeeded() ? 200 : 400, value);
                        }));
    }

    private static JsonNode parse(Buffer body) throws java.io.IOException {
        return body.length() == 0 ? JSON.createObjectNode() : JSON.readTree(body.getBytes());
    }

    private static void answer(HttpServerRequest request, int status, Object value) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(JSON.valueToTree(value).toString());
    }

    /** {@code [{"sku": "MUG", "quantity": 5}]} as a map, in order. */
    static Map<String, Double> units(JsonNode lines) {
        Map<String, Double> units = new LinkedHashMap<>();
        lines.forEach(line -> units.merge(
                line.required("sku").asText(), line.required("quantity").asDouble(), Double::sum));
        return units;
    }

    static Fault fault(JsonNode body) {
        Fault.Kind kind = Fault.Kind.valueOf(body.required("kind").asText().toUpperCase(java.util.Locale.ROOT));
        return new Fault(
                kind,
                body.path("on").asText("*"),
                body.path("times").asInt(0),
                body.path("delayMillis").asLong(0),
                body.path("status").asInt(kind == Fault.Kind.STATUS ? 503 : 200),
                body.path("text").asText("Refused on purpose."));
    }
}
