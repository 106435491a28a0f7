package io.synco.sandbox.shopify;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Answers. Sending to a caller who is gone is not an error. */
final class Http {
    private Http() {}

    static void json(HttpServerRequest request, int status, JsonObject body) {
        send(request, status, "application/json; charset=utf-8", body.encode());
    }

    static void send(HttpServerRequest request, int status, String contentType, String body) {
        if (!request.response().closed() && !request.response().ended()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", contentType)
                    .end(body);
        }
    }

    /** The caller sees its connection end without an answer. */
    static void cut(HttpServerRequest request) {
        request.connection().close();
    }
}
