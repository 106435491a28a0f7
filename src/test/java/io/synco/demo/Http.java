package io.synco.demo;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON over HTTP, with a sentence for whatever goes wrong. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String token;

    Http(String base, String token) {
        this.base = base;
        this.token = token;
    }

    JsonObject get(String path) {
        return new JsonObject(send("GET", path, null));
    }

    JsonArray list(String path) {
        return new JsonArray(send("GET", path, null));
    }

    String post(String path, Object body) {
        return send("POST", path, body);
    }

    String send(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(120))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.encode(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = exchange(CLIENT, request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailed(
                    method + " " + base + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** As a browser goes through the installation: follows every redirect with its cookies, and stops where {@code end} begins. */
    static URI browse(URI start, String end) {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        URI next = start;
        for (int hop = 0; hop < 6 && !next.getPath().startsWith(end); hop++) {
            URI here = next;
            HttpResponse<String> answer = exchange(
                    browser,
                    HttpRequest.newBuilder(here).timeout(Duration.ofSeconds(30)).build());
            next = here.resolve(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new DemoFailed(here + " answered " + answer.statusCode() + ": " + answer.body())));
        }
        return next;
    }

    private static HttpResponse<String> exchange(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new DemoFailed(request.uri() + " does not answer: " + failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted while calling " + request.uri());
        }
    }
}
