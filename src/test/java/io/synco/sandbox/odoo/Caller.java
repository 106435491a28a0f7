package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Talks to a double over HTTP, for its own tests; knows nothing of the product's client. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final OdooSandbox odoo;

    Caller(OdooSandbox odoo) {
        this.odoo = odoo;
    }

    /** The result of a method called as the administrator. */
    JsonNode call(String model, String method, List<?> args, Map<String, ?> kwargs)
            throws IOException, InterruptedException {
        return JSON.readTree(raw(model, method, args, kwargs).body()).path("result");
    }

    JsonNode error(String model, String method, List<?> args) throws IOException, InterruptedException {
        return JSON.readTree(raw(model, method, args, Map.of()).body()).at("/error/data");
    }

    HttpResponse<String> raw(String model, String method, List<?> args, Map<String, ?> kwargs)
            throws IOException, InterruptedException {
        List<Object> all =
                Arrays.asList(odoo.options().database(), 2, odoo.options().apiKey(), model, method, args, kwargs);
        Map<String, Object> envelope = Map.of(
                "jsonrpc",
                "2.0",
                "method",
                "call",
                "id",
                1,
                "params",
                Map.of("service", "object", "method", "execute_kw", "args", all));
        return send(odoo.url() + "/jsonrpc", "POST", JSON.writeValueAsString(envelope));
    }

    /** A command of the control API, on its own port. */
    JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send("http://127.0.0.1:" + odoo.controlPort() + "/_sandbox/odoo" + path, method, body)
                .body());
    }

    private HttpResponse<String> send(String url, String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
