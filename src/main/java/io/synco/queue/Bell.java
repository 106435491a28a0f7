package io.synco.queue;

import io.synco.kernel.ShopId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Shop S has work", with the number that makes one copy of it valid. On the wire: {@code <shop> <number>}. */
record Bell(ShopId shop, long no) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}) ([1-9][0-9]{0,17})");

    byte[] body() {
        return (shop + " " + no).getBytes(StandardCharsets.US_ASCII);
    }

    static Optional<Bell> parse(byte[] body) {
        Matcher form = FORM.matcher(new String(body, StandardCharsets.US_ASCII));
        return form.matches()
                ? Optional.of(new Bell(new ShopId(Long.parseLong(form.group(1))), Long.parseLong(form.group(2))))
                : Optional.empty();
    }
}
