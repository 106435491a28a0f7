package io.synco.sandbox.odoo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Compares one stored value with the value of a leaf. */
final class Matcher {
    private Matcher() {}

    static boolean matches(FieldDef field, Object value, String operator, Object given) {
        return switch (operator) {
            case "=", "==" -> equal(field, value, given);
            case "=?" -> given == null || Boolean.FALSE.equals(given) || equal(field, value, given);
            case "!=", "<>" -> !equal(field, value, given);
            case "in" -> list(given).stream().anyMatch(one -> equal(field, value, one));
            case "not in" -> list(given).stream().noneMatch(one -> equal(field, value, one));
            case "<", ">", "<=", ">=" -> value != null && ordered(compare(value, given), operator);
            default -> alike(value, operator, given);
        };
    }

    private static boolean ordered(int order, String operator) {
        return switch (operator) {
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(FieldDef field, Object value, Object given) {
        boolean none = given == null || Boolean.FALSE.equals(given);
        if (none || value == null) {
            return none && (value == null || Boolean.FALSE.equals(value))
                    || isZero(field, value) && isZero(field, given);
        }
        if (value instanceof Number a && given instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return value instanceof Instant ? compare(value, given) == 0 : Objects.equals(value, given);
    }

    private static boolean isZero(FieldDef field, Object value) {
        boolean numeric = field.isFloat() || field.type().equals("integer");
        return numeric && (value == null || value instanceof Number n && n.doubleValue() == 0);
    }

    private static int compare(Object value, Object given) {
        if (value instanceof Number a && given instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (value instanceof Instant a) {
            return a.compareTo(Values.instant(String.valueOf(given)));
        }
        return String.valueOf(value).compareTo(String.valueOf(given));
    }

    private static boolean alike(Object value, String operator, Object given) {
        boolean negative = operator.startsWith("not ");
        String text = value == null ? "" : value.toString();
        return pattern(operator, String.valueOf(given)).matcher(text).matches() != negative;
    }

    private static Pattern pattern(String operator, String given) {
        String wild = operator.startsWith("=") ? given : "%" + given + "%";
        StringBuilder regex = new StringBuilder();
        wild.chars()
                .forEach(c -> regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf((char) c))));
        int flags = operator.contains("ilike")
                ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL
                : Pattern.DOTALL;
        return Pattern.compile(regex.toString(), flags);
    }

    private static List<?> list(Object given) {
        return given instanceof List<?> list ? list : java.util.Collections.singletonList(given);
    }
}
