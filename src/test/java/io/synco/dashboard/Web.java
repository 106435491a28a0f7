package io.synco.dashboard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it goes over the wire, with nothing added: no cookies kept, no redirect followed. */
record Web(String base, String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static Web to(String base, String method, String path) {
        return new Web(base, method, path, Map.of(), BodyPublishers.noBody());
    }

    Web with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Web(base, method, path, all, body);
    }

    Web bearer(String token) {
        return with(Map.of("Authorization", "Bearer " + token));
    }

    Web json(String text) {
        return new Web(base, method, path, headers, BodyPublishers.ofString(text))
                .with(Map.of("Content-Type", "application/json"));
    }

    Web form(String text) {
        return new Web(base, method, path, headers, BodyPublishers.ofString(text))
                .with(Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Web at(String other) {
        return new Web(base, method, other, headers, body);
    }

    Answer send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + method + " " + path, failure);
        }
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonArray array() {
            return new JsonArray(body());
        }

        JsonObject json() {
            return new JsonObject(body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
