package io.synco.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A barcode or SKU as it is compared. The rule in words: spaces at both ends do not count, several spaces inside count as one, and
 * capital and small letters are the same. Nothing else is forgiven: a dash or a leading zero may tell two articles apart.
 */
public record MatchKey(String text) {
    /** Non-breaking and other Unicode spaces, which come in with copied text, are spaces too. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Empty for null, nothing, or only spaces. */
    public static Optional<MatchKey> of(String raw) {
        if (raw == null) {
            return Optional.empty();
        }
        String text = SPACES.matcher(raw).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? Optional.empty() : Optional.of(new MatchKey(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
