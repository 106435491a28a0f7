package io.synco.sandbox.shopify;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** App Bridge's session tokens: HS256 with the app's secret, a minute long. */
final class SessionToken {
    private static final long SECONDS = 60;

    private SessionToken() {}

    static String mint(AppCredentials app, String shop, String user, Instant at) {
        long now = at.getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("iss", "https://" + shop + "/admin")
                .put("dest", "https://" + shop)
                .put("aud", app.clientId())
                .put("sub", user)
                .put("exp", now + SECONDS)
                .put("nbf", now)
                .put("iat", now)
                .put("jti", UUID.randomUUID().toString())
                .put(
                        "sid",
                        UUID.nameUUIDFromBytes(shop.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("sig", "0");
        return sign(app, claims);
    }

    static String sign(AppCredentials app, JsonObject claims) {
        String signed = part(new JsonObject().put("alg", "HS256").put("typ", "JWT")) + "." + part(claims);
        return signed + "." + signature(app, signed);
    }

    /** Whether this app in this shop may trade the token for an access token. */
    static boolean isValid(AppCredentials app, String shop, String token, Instant at) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !sameText(signature(app, parts[0] + "." + parts[1]), parts[2])) {
            return false;
        }
        try {
            JsonObject claims =
                    new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return ("https://" + shop).equals(claims.getString("dest"))
                    && app.clientId().equals(claims.getString("aud"))
                    && claims.getLong("exp", 0L) > at.getEpochSecond();
        } catch (IllegalArgumentException | DecodeException malformed) {
            return false;
        }
    }

    private static String part(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toBuffer().getBytes());
    }

    private static String signature(AppCredentials app, String signed) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Signatures.hmac(app.clientSecret(), signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
