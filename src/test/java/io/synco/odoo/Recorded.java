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

/** Answers that an Odoo 17 really gave, by name. */
final class Recorded {
    private static final Map<String, JsonNode> ALL = load();

    private Recorded() {}

    static HttpAnswer answer(String name) {
        JsonNode exchange = ALL.get(name);
        if (exchange == null) {
            throw new AssertionError("No recorded answer is named " + name);
        }
        return ScriptedHttp.answer(exchange.get("status").intValue(), exchange.get("response"));
    }

    static Account account() {
        return new Account(
                URI.create("http://127.0.0.1:1"), "no_such_db", "admin", 2, "key", Dialect.V17, Transport.JSON_RPC);
    }

    private static Map<String, JsonNode> load() {
        Map<String, JsonNode> all = new HashMap<>();
        var stream = Recorded.class.getResourceAsStream("/odoo-client/recorded-17.jsonl");
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
