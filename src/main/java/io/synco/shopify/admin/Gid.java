package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import java.util.Optional;

/** {@code gid://shopify/Order/17}: we keep the number. */
final class Gid {
    private static final String PREFIX = "gid://shopify/";

    private Gid() {}

    static String of(String type, long number) {
        return PREFIX + type + "/" + number;
    }

    static long number(JsonNode gid) {
        String text = gid.asText();
        int slash = text.lastIndexOf('/');
        try {
            if (text.startsWith(PREFIX) && slash >= PREFIX.length()) {
                return Long.parseLong(text.substring(slash + 1));
            }
        } catch (NumberFormatException e) {
            // Falls through to the same complaint.
        }
        throw new RemoteException(new Protocol("Shopify sent \"" + text + "\" where an id was expected"));
    }

    static Optional<Long> numberIfAny(JsonNode gid) {
        return gid.isTextual() ? Optional.of(number(gid)) : Optional.empty();
    }
}
