package io.synco.sandbox.shopify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shopify's signatures: hex over an OAuth query, base64 over a webhook's bytes. */
public final class Signatures {
    private Signatures() {}

    static byte[] hmac(String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As in X-Shopify-Hmac-Sha256. */
    public static String base64(String secret, byte[] message) {
        return Base64.getEncoder().encodeToString(hmac(secret, message));
    }

    /** The {@code hmac} parameter of a callback with these other parameters. */
    static String ofQuery(String secret, Map<String, String> parameters) {
        return HexFormat.of().formatHex(hmac(secret, message(parameters).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sorted, {@code k=v} joined by {@code &}, encoded as the official library does (a form's encoding, but %20 for a space). */
    static String message(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
