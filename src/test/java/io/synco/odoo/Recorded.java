package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.synco.egress.HttpAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Answers that Odoo servers really gave, by version and name. */
final class Recorded {
    private static final Map<String, JsonNode> ALL = load("17");
    private static final Map<String, JsonNode> ALL_19 = load("19");
    private static final Map<String, JsonNode> ALL_16 = load("16");

    private Recorded() {}

    static HttpAnswer answer(String name) {
        return answer(ALL, name);
    }

    static HttpAnswer of19(String name) {
        return answer(ALL_19, name);
    }

    static HttpAnswer of16(String name) {
        return answer(ALL_16, name);
    }

    private static HttpAnswer answer(Map<String, JsonNode> all, String name) {
        JsonNode exchange = all.get(name);
        if (exchange == null) {
            throw new AssertionError("No recorded answer is named " + name);
        }
        return ScriptedHttp.answer(exchange.get("status").intValue(), exchange.get("response"));
    }

    static Account account() {
        return new Account(
                URI.create("http://127.0.0.1:1"), "no_such_db", "admin", 2, "key", Dialect.V17, Transport.JSON_RPC);
    }

    static Account accountOf19() {
        return new Account(
                URI.create("http://127.0.0.1:1"), "nodb", "admin", 2, "secret-key", Dialect.V19, Transport.JSON_2);
    }

    private static Map<String, JsonNode> load(String version) {
        Map<String, JsonNode> all = new HashMap<>();
        var stream = Recorded.class.getResourceAsStream("/odoo-client/recorded-" + version + ".jsonl");
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode exchange = json.readTree(line);
                all.put(exchange.get("name").textValue(), exchange);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
