package io.synco.shopify;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Local copy. */
@ApplicationScoped
public class SessionTokens {
    @ConfigProperty(name = "synco.shopify.client-secret")
    Optional<String> secret;

    public record Session(String shopDomain, String user) {}

    public Optional<Session> verify(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.orElse("?").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String sign = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8)));
            JsonObject claims =
                    new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return sign.equals(parts[2])
                            && claims.getLong("exp") > java.time.Instant.now().getEpochSecond()
                    ? Optional.of(new Session(claims.getString("dest").substring(8), claims.getString("sub")))
                    : Optional.empty();
        } catch (Exception e) {
            return Optional.empty();
        }
    }
}
