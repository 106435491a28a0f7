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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Every exchange with a real Odoo of one version, by name, in the order in which they happened. Passwords are masked in them. */
final class Recordings {
    private static final Map<Release, Recordings> READ = new ConcurrentHashMap<>();

    private final Map<String, JsonNode> byName = new LinkedHashMap<>();

    static Recordings of(Release release) {
        return READ.computeIfAbsent(release, Recordings::read);
    }

    private static Recordings read(Release release) {
        Recordings recordings = new Recordings();
        ObjectMapper json = new ObjectMapper();
        String file = "/odoo/recordings-" + release.number() + ".jsonl.gz";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Recordings.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode exchange = json.readTree(line);
                recordings.byName.putIfAbsent(exchange.get("name").asText(), exchange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return recordings;
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    JsonNode get(String name) {
        JsonNode exchange = byName.get(name);
        if (exchange == null) {
            throw new IllegalArgumentException("no recording " + name);
        }
        return exchange;
    }
}
