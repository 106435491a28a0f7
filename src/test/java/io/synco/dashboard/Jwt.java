package io.synco.dashboard;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Session tokens as Shopify makes them, and as somebody else would like to. */
record Jwt(JsonObject header, JsonObject claims) {
    private static final long LIFE_SECONDS = 60;

    static Jwt ofShopify(String shop, String clientId) {
        long now = Instant.now().getEpochSecond();
        return new Jwt(
                new JsonObject().put("alg", "HS256").put("typ", "JWT"),
                new JsonObject()
                        .put("iss", "https://" + shop + "/admin")
                        .put("dest", "https://" + shop)
                        .put("aud", clientId)
                        .put("sub", "4711")
                        .put("nbf", now)
                        .put("iat", now)
                        .put("exp", now + LIFE_SECONDS));
    }

    Jwt claim(String name, Object value) {
        return new Jwt(header, claims.copy().put(name, value));
    }

    /** All its times, moved. */
    Jwt later(long seconds) {
        return claim("nbf", claims.getLong("nbf") + seconds)
                .claim("iat", claims.getLong("iat") + seconds)
                .claim("exp", claims.getLong("exp") + seconds);
    }

    Jwt algorithm(String name) {
        return new Jwt(header.copy().put("alg", name), claims);
    }

    String signed(String secret) {
        String text = part(header.encode()) + "." + part(claims.encode());
        return text + "." + base64(hmac(secret, text));
    }

    String unsigned() {
        return part(header.encode()) + "." + part(claims.encode()) + ".";
    }

    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
