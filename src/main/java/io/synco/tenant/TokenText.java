package io.synco.tenant;

import com.google.crypto.tink.subtle.Random;
import io.synco.kernel.ShopId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an API token is written: {@code synco_<shop>_<43 characters of base64url, 32 random bytes>}. The shop's number only says where
 * to look; that the token is the shop's is decided by the hash that is found there.
 */
record TokenText(ShopId shop, byte[] random) {
    private static final int SIZE = 32;
    private static final Pattern FORM = Pattern.compile("synco_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})");

    static TokenText fresh(ShopId shop) {
        return new TokenText(shop, Random.randBytes(SIZE));
    }

    static Optional<TokenText> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        ShopId shop = new ShopId(Long.parseLong(form.group(1)));
        return Optional.of(new TokenText(shop, Base64.getUrlDecoder().decode(form.group(2))));
    }

    String text() {
        return "synco_" + shop + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Plain SHA-256 is enough: 256 random bits cannot be guessed, so slowness would protect nothing. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "synco_" + shop + "_…";
    }
}
