package io.synco.sandbox.shopify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gid://shopify/<type>/<number>[?query]}. */
record Gid(String type, long number) {
    private static final Pattern FORM = Pattern.compile("gid://shopify/(\\w+)/(\\d{1,18})(?:\\?.*)?");

    static Gid parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ShopifyError("Invalid global id '" + text + "'", "argumentLiteralsIncompatible");
        }
        return new Gid(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    /** The number, or -1 (which nothing has) when the id is of another type: Shopify answers "not found" for it. */
    static long number(String text, String type) {
        Gid gid = parse(text);
        return gid.type.equals(type) ? gid.number : -1;
    }

    static String of(String type, long number) {
        return "gid://shopify/" + type + "/" + number;
    }
}
