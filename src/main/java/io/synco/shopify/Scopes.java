package io.synco.shopify;

import java.util.List;

/** What a merchant has agreed to, against what the app needs. */
public final class Scopes {
    private Scopes() {}

    /** Writing includes reading, and Shopify then names the writing only. */
    public static List<String> missing(List<String> granted, List<String> needed) {
        return needed.stream()
                .filter(scope -> !granted.contains(scope) && !granted.contains(scope.replaceFirst("^read_", "write_")))
                .toList();
    }

    /** What a merchant reads; empty where nothing is missing. */
    public static String inWords(List<String> missing) {
        return missing.isEmpty()
                ? ""
                : "Shopify has not granted " + String.join(", ", missing)
                        + ": open the app in Shopify and agree to all permissions. Until then, what needs them fails.";
    }
}
