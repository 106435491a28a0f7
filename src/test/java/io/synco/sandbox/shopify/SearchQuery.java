package io.synco.sandbox.shopify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shopify's search syntax as far as a stock app needs it: {@code key:value}, {@code key:>='2026-...'}, joined by AND (or a space) and OR. */
final class SearchQuery {
    private static final Pattern TERM =
            Pattern.compile("\\s*([a-z_]+):(>=|<=|>|<)?(?:'([^']*)'|\"([^\"]*)\"|(\\S+))\\s*");

    private record Term(String key, String operator, String value) {}

    private final List<List<Term>> alternatives = new ArrayList<>();

    static SearchQuery parse(String text) {
        SearchQuery query = new SearchQuery();
        if (text != null && !text.isBlank()) {
            for (String side : text.split("\\s+OR\\s+", -1)) {
                query.alternatives.add(terms(side.replaceAll("\\s+AND\\s+", " ")));
            }
        }
        return query;
    }

    private static List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw ShopifyError.notImplemented("the search term '" + text.substring(at) + "'");
            }
            String value = matcher.group(3) != null
                    ? matcher.group(3)
                    : matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
            terms.add(new Term(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2), value));
            at = matcher.end();
        }
        return terms;
    }

    /** @param keys how to read each key that may be searched by: an Instant or a String. */
    <T> Predicate<T> by(Map<String, Function<T, Object>> keys) {
        alternatives.forEach(terms -> terms.forEach(term -> {
            if (!keys.containsKey(term.key)) {
                throw ShopifyError.notImplemented("the search key '" + term.key + "'");
            }
        }));
        return subject -> alternatives.isEmpty()
                || alternatives.stream()
                        .anyMatch(terms -> terms.stream()
                                .allMatch(term -> holds(term, keys.get(term.key).apply(subject))));
    }

    private static boolean holds(Term term, Object actual) {
        if (actual instanceof Instant time) {
            int order = time.compareTo(instant(term.value));
            return switch (term.operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
        return actual instanceof List<?> values
                ? values.contains(term.value)
                : term.value.equalsIgnoreCase(String.valueOf(actual));
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw ShopifyError.notImplemented("the time '" + text + "' (use 2026-11-23T08:15:02Z)");
        }
    }
}
