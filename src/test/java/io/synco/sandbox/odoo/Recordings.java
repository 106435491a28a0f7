package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exchanges with a real Odoo 17, by name. Passwords are masked in them; what is left out, and why, stands in {@code README.md} beside. */
final class Recordings {
    private final Map<String, JsonNode> byName = new LinkedHashMap<>();

    static Recordings ofVersion17() {
        Recordings recordings = new Recordings();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Recordings.class.getResourceAsStream("/odoo/recordings-17-replayed.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode exchange = json.readTree(line);
                recordings.byName.put(exchange.get("name").asText(), exchange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recordings", e);
        }
        return recordings;
    }

    JsonNode get(String name) {
        JsonNode exchange = byName.get(name);
        if (exchange == null) {
            throw new IllegalArgumentException("no recording " + name);
        }
        return exchange;
    }
}
