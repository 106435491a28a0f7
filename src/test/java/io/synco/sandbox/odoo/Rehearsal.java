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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays scenes against a double: sends each recorded request over HTTP, with the double's ids, and compares the answer. */
final class Rehearsal implements Stage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MASK = "***PASSWORD***";

    private final OdooSandbox odoo;
    private final Recordings recordings;
    private final Ids ids = new Ids();
    private final Scenery scenery;
    private final Asked asked;
    private final Told told;
    private final List<String> differences = new ArrayList<>();

    Rehearsal(OdooSandbox odoo) {
        this.odoo = odoo;
        Release release = odoo.options().release();
        recordings = Recordings.of(release);
        scenery = new Scenery(odoo, ids);
        Schema schema = odoo.odoo().orm.schema;
        asked = new Asked(schema, scenery::ours);
        // The recorded 18 was a rebranded build: its literal words are nobody's.
        told = new Told(schema, ids, release != Release.V18);
    }

    @Override
    public Release release() {
        return odoo.options().release();
    }

    @Override
    public void given(Consumer<Scenery> work) {
        work.accept(scenery);
    }

    @Override
    public void replaysWith(Secret secret, String... names) {
        for (String name : names) {
            if (recordings.has(name) && !LeftOut.holds(release(), name)) {
                compared(name, secret);
            }
        }
    }

    private void compared(String name, Secret secret) {
        try {
            replay(name, recordings.get(name), secret.of(odoo.options()));
        } catch (AssertionError difference) {
            differences.add(difference.getMessage());
        }
    }

    /** Fails with what differed, all of it: one difference often explains the next. */
    void ends() {
        assertThat(String.join("\n", differences))
                .as("%s differences", differences.size())
                .isEmpty();
    }

    private void replay(String name, JsonNode exchange, String secret) {
        JsonNode body = exchange.at("/request/body");
        HttpResponse<String> answer = send(exchange, text(exchange, body, secret), secret);
        assertThat(answer.statusCode())
                .as(name)
                .isEqualTo(exchange.get("status").asInt());
        JsonNode recorded = exchange.get("response");
        if (!recorded.has("jsonrpc")) {
            bare(name, exchange, answer.body());
            return;
        }
        if (recorded.isTextual()) {
            page(name, recorded.asText(), answer.body());
            return;
        }
        JsonNode own = read(answer.body());
        assertThat(Told.keys(own)).as("%s: %s", name, own).isEqualTo(Told.keys(recorded));
        if (recorded.has("error")) {
            told.error(name, recorded.get("error"), own.get("error"));
        } else if (recorded.has("result")) {
            JsonNode args = body.at("/params/args");
            String model = args.path(3).asText();
            told.result(name, model, args.path(4).asText(), recorded.get("result"), own.get("result"));
        }
    }

    /** JSON-2: the result alone, or an error by its status; pages. */
    private void bare(String name, JsonNode exchange, String answer) {
        JsonNode recorded = exchange.get("response");
        if (recorded.isTextual()) {
            page(name, recorded.asText(), answer);
        } else if (exchange.get("status").asInt() >= 400) {
            told.error(name, recorded, read(answer));
        } else {
            String[] path = exchange.at("/request/path").asText().split("/");
            told.result(name, path.length > 3 ? path[3] : "", path.length > 4 ? path[4] : "", recorded, read(answer));
        }
    }

    private String text(JsonNode exchange, JsonNode body, String secret) {
        String[] path = exchange.at("/request/path").asText().split("/");
        boolean json2 = path.length > 4 && path[1].equals("json");
        if (json2 && body.isObject()) {
            return asked.named(path[3], (ObjectNode) body).toString();
        }
        return body.isObject() ? call(body, secret).toString() : body.isArray() ? body.toString() : body.asText("");
    }

    /** A whole web page is only known to be one. */
    private static void page(String name, String recorded, String own) {
        if (recorded.startsWith("<!DOCTYPE html>")) {
            assertThat(own).as(name).startsWith("<!DOCTYPE html>");
        } else {
            assertThat(own).as(name).isEqualTo(recorded);
        }
    }

    private ObjectNode call(JsonNode recorded, String secret) {
        ObjectNode body = recorded.deepCopy();
        if (body.at("/params/args") instanceof ArrayNode args) {
            for (int i = 0; i < Math.min(3, args.size()); i++) {
                String text = args.get(i).asText();
                if (text.equals(MASK)) {
                    args.set(i, new TextNode(secret));
                } else if (i == 1 && args.get(i).isInt() && args.get(i).asInt() < 1_000) {
                    // The recorder's other users; the double has one.
                    args.set(i, new IntNode(2));
                } else if (text.matches("(sync|demo)1\\d")) {
                    args.set(i, new TextNode(odoo.options().database()));
                }
            }
            if (body.at("/params/method").asText().equals("execute_kw") && args.size() > 5) {
                String model = args.get(3).asText();
                args.set(5, asked.positional(model, args.get(4).asText(), args.get(5)));
                if (args.size() > 6) {
                    args.set(6, asked.named(model, args.get(6)));
                }
            }
        }
        return body;
    }

    private HttpResponse<String> send(JsonNode exchange, String body, String secret) {
        JsonNode request = exchange.get("request");
        HttpRequest.Builder http = HttpRequest.newBuilder(
                URI.create(odoo.url() + request.get("path").asText()));
        request.get("headers")
                .fields()
                .forEachRemaining(h -> http.header(
                        h.getKey(),
                        h.getValue()
                                .asText()
                                .replace("***SECRET***", secret)
                                .replaceFirst("^demo19$", odoo.options().database())));
        if (body.startsWith("{") && !request.get("headers").has("Content-Type")) {
            http.header("Content-Type", "application/json");
        }
        boolean get = request.get("method").asText().equals("GET");
        http.method(
                request.get("method").asText(),
                get ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return CLIENT.send(http.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
