package io.synco.dashboard.api;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.Quantity;
import io.synco.sync.read.LevelBoard;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a request says, and says what is wrong with it. Every list has a limit. */
final class Input {
    static final int LIMIT_MAX = 250;

    private static final int LIMIT_DEFAULT = 50;
    private static final long NONE = -1;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern LEVEL = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private Input() {}

    static int limit(String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        long limit = number(text);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Refusal.badInput(
                    "limit must be a whole number between 1 and " + LIMIT_MAX + ", not " + text + ".",
                    "Ask for fewer and go on from the last one; leave it out for " + LIMIT_DEFAULT + ".");
        }
        return (int) limit;
    }

    /** @param otherwise where the request says nothing */
    static long place(String name, String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        long place = number(text);
        if (place == NONE) {
            throw Refusal.badInput(
                    name + " must be a whole number, 0 or more, not " + text + ".",
                    "Take it from the last row that you have; leave it out to begin at the start.");
        }
        return place;
    }

    static long jobId(String text) {
        long id = number(text);
        if (id == NONE) {
            throw Refusal.badInput(
                    "A job's id is a whole number, not " + text + ".",
                    "GET /api/v1/jobs lists the jobs with their ids.");
        }
        return id;
    }

    static long exclusionId(String text) {
        long id = number(text);
        if (id == NONE) {
            throw Refusal.badInput(
                    "An exclusion's id is a whole number, not " + text + ".",
                    "GET /api/v1/exclusions lists what is withheld, with its ids.");
        }
        return id;
    }

    /** A positive amount, exactly: 6, 0.5, or 1/12. */
    static Quantity units(String text) {
        Matcher fraction = FRACTION.matcher(text);
        boolean isFraction = fraction.matches() && Long.parseLong(fraction.group(2)) > 0;
        Quantity units = isFraction
                ? Quantity.ratio(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)))
                : DECIMAL.matcher(text).matches() ? Quantity.of(new BigDecimal(text)) : Quantity.ZERO;
        if (units.signum() <= 0) {
            throw Refusal.badInput(
                    "units must be a positive number, not " + text + ".",
                    "Write it as \"6\", \"0.5\" (at most 9 digits before and 6 after the point) or \"1/12\".");
        }
        return units;
    }

    static long shopifyId(String text) {
        long id = number(text);
        if (id == NONE) {
            throw Refusal.badInput(
                    "A Shopify id is a whole number, not " + text + ".", "It stands at the end of its gid.");
        }
        return id;
    }

    /** A level's place in the list, as the answer before wrote it: item-location. */
    static LevelId levelAfter(String text) {
        if (text == null) {
            return LevelBoard.START;
        }
        Matcher parts = LEVEL.matcher(text);
        if (!parts.matches()) {
            throw Refusal.badInput(
                    "after must be itemId-locationId, like 4501-901.",
                    "Take both from the last level that you have; leave it out to begin at the start.");
        }
        return LevelId.of(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    static boolean flag(String name, String text) {
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.badInput(name + " must be true or false.", "Leave it out for false.");
        };
    }

    static String text(String name, String value, int lengthMax) {
        if (value == null || value.isBlank()) {
            throw Refusal.badInput(name + " is missing.", "Send it as a text that is not empty.");
        }
        if (value.length() > lengthMax) {
            throw Refusal.badInput(name + " is longer than " + lengthMax + " characters.", "Send a shorter one.");
        }
        return value.strip();
    }

    static <T> T present(String name, T value) {
        if (value == null) {
            throw Refusal.badInput(name + " is missing.", "Send a JSON body with it; docs/api.md shows one.");
        }
        return value;
    }

    static ItemId itemId(String text) {
        long id = number(text);
        if (id == NONE) {
            throw Refusal.badInput(
                    "An item's id is a whole number, not " + text + ".",
                    "GET /api/v1/links lists the items with their ids.");
        }
        return new ItemId(id);
    }

    static int buffer(int units) {
        if (units < 0) {
            throw Refusal.badInput("buffer must be 0 or more, not " + units + ".", "Send null for none of its own.");
        }
        return units;
    }

    /** NONE for what is no whole number of 0 or more. */
    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : NONE;
    }
}
