package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sends recorded requests to a double and compares its answers: keys, types and values; of times only their form. */
final class Replay {
    private static final Recordings RECORDINGS = Recordings.of(Release.V17);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d)?";
    private static final String MASK = "***PASSWORD***";

    private final HttpClient client = HttpClient.newHttpClient();
    private final OdooSandbox odoo;
    private final Set<String> ignored = new TreeSet<>();

    Replay(OdooSandbox odoo) {
        this.odoo = odoo;
    }

    /** Fields whose values belong to the recorded database only. */
    Replay ignoring(String... keys) {
        ignored.addAll(Set.of(keys));
        return this;
    }

    void replays(String... names) {
        for (String name : names) {
            replay(name, odoo.options().password());
        }
    }

    void replaysWithSecret(String secret, String... names) {
        for (String name : names) {
            replay(name, secret);
        }
    }

    void replaysFields(String... models) {
        for (String model : models) {
            replays("fields_get-" + model);
        }
    }

    private void replay(String name, String secret) {
        JsonNode exchange = RECORDINGS.get(name);
        HttpResponse<String> answer = send(exchange, secret);
        assertThat(answer.statusCode())
                .as(name)
                .isEqualTo(exchange.get("status").asInt());
        if (exchange.get("response").isTextual()) {
            assertThat(answer.body())
                    .as(name)
                    .isEqualTo(exchange.get("response").asText());
        } else {
            JsonNode told = read(answer.body());
            if (name.startsWith("fields_get-")) {
                onlyRecordedFields(exchange.at("/response/result"), (ObjectNode) told.get("result"));
            }
            same(name, exchange.get("response"), told);
        }
    }

    /** The second set was recorded with more modules, whose fields the double has too. Selections and searchability are not told. */
    private static void onlyRecordedFields(JsonNode recorded, ObjectNode told) {
        told.retain(Replay.keys(recorded));
        recorded.forEach(field -> ((ObjectNode) field).remove(List.of("selection", "searchable")));
    }

    private HttpResponse<String> send(JsonNode exchange, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(odoo.url() + "/jsonrpc"));
        if (!exchange.at("/request/path").asText().equals("/jsonrpc")
                || !exchange.at("/request/body").isObject()) {
            JsonNode http = exchange.get("request");
            http.get("headers")
                    .fields()
                    .forEachRemaining(
                            h -> request.header(h.getKey(), h.getValue().asText()));
            request.method(
                    http.get("method").asText(),
                    HttpRequest.BodyPublishers.ofString(http.get("body").asText("")));
        } else {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body(exchange, secret)));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String body(JsonNode exchange, String secret) {
        ObjectNode body = exchange.at("/request/body").deepCopy();
        if (body.at("/params/args") instanceof ArrayNode args) {
            for (int i = 0; i < args.size(); i++) {
                String text = args.get(i).asText();
                if (text.equals(MASK)) {
                    args.set(i, new TextNode(secret));
                } else if (i == 1 && text.equals("6")) {
                    // The recorder's ordinary user; the double's user is always 2, ordinary or not.
                    args.set(i, new IntNode(2));
                } else if (i == 0 && !text.equals("no_such_db")) {
                    args.set(i, new TextNode(odoo.options().database()));
                }
            }
        }
        return body.toString();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    private void same(String at, JsonNode recorded, JsonNode answered) {
        if (recorded.isObject() && answered.isObject()) {
            assertThat(keys(answered)).as(at).isEqualTo(keys(recorded));
            recorded.fields().forEachRemaining(f -> field(at + "." + f.getKey(), f, answered.get(f.getKey())));
        } else if (recorded.isArray() && answered.isArray()) {
            assertThat(answered.size()).as("size of %s: %s", at, answered).isEqualTo(recorded.size());
            for (int i = 0; i < recorded.size(); i++) {
                same(at + "[" + i + "]", recorded.get(i), answered.get(i));
            }
        } else if (recorded.isTextual() && recorded.asText().matches(TIME)) {
            assertThat(answered.asText()).as(at).matches(TIME).hasSameSizeAs(recorded.asText());
        } else {
            assertThat(answered).as(at).isEqualTo(recorded);
        }
    }

    private void field(String at, Map.Entry<String, JsonNode> recorded, JsonNode answered) {
        if (recorded.getKey().equals("debug")) {
            // The recording keeps the traceback's last line only.
            assertThat(answered.asText())
                    .as(at)
                    .endsWith(recorded.getValue().asText().substring(1));
        } else if (ignored.contains(recorded.getKey())) {
            assertThat(answered.getNodeType())
                    .as(at)
                    .isEqualTo(recorded.getValue().getNodeType());
        } else {
            same(at, recorded.getValue(), answered);
        }
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }
}
