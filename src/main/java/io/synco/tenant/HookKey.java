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
 * The last part of the address that a shop's Odoo calls: {@code <shop>-<22 characters of base64url, 128 random bits>}. The shop's number
 * only says where to look; that the caller was told this address by us is decided by the hash that is found there.
 */
public record HookKey(ShopId shop, byte[] random) {
    private static final int SIZE = 16;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})-([A-Za-z0-9_-]{22})");

    static HookKey fresh(ShopId shop) {
        return new HookKey(shop, Random.randBytes(SIZE));
    }

    public static Optional<HookKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        ShopId shop = new ShopId(Long.parseLong(form.group(1)));
        return Optional.of(new HookKey(shop, Base64.getUrlDecoder().decode(form.group(2))));
    }

    public String text() {
        return prefix(shop) + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What the addresses of one shop begin with, whatever was drawn. */
    public static String prefix(ShopId shop) {
        return shop + "-";
    }

    /** Plain SHA-256 is enough: 128 random bits cannot be guessed, so slowness would protect nothing. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix(shop) + "…";
    }
}
