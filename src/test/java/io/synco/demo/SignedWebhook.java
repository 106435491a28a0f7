package io.synco.demo;

import io.synco.sandbox.shopify.Signatures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** One delivery as Shopify would send it, signed before any clock runs. */
record SignedWebhook(String shop, String topic, String id, String hmac, Buffer body) {

    /** So many deliveries of these bodies in turn, each under an id of its own, for no two may count as one. */
    static List<SignedWebhook> many(int count, String shop, String topic, List<JsonObject> bodies, String secret) {
        return IntStream.range(0, count)
                .mapToObj(i -> of(shop, topic, bodies.get(i % bodies.size()).toBuffer(), secret))
                .toList();
    }

    private static SignedWebhook of(String shop, String topic, Buffer body, String secret) {
        String hmac = Signatures.base64(secret, body.getBytes());
        return new SignedWebhook(shop, topic, UUID.randomUUID().toString(), hmac, body);
    }
}
