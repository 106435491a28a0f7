package io.synco.sandbox.odoo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Between what travels as JSON and what is stored. */
final class Values {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Values() {}

    /** Odoo stores quantities at the unit's precision: 1.23456 becomes 1.23. */
    static double round(double quantity) {
        return BigDecimal.valueOf(quantity).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    static List<Long> ids(Object value) {
        if (value instanceof Number one) {
            return List.of(one.longValue());
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Number.class::isInstance)
                        .map(v -> ((Number) v).longValue())
                        .toList()
                : List.of();
    }

    /** What a client gave for a field, as it is stored; null is Odoo's false. */
    static Object stored(FieldDef field, Object given) {
        if (given == null || Boolean.FALSE.equals(given)) {
            return null;
        }
        return switch (field.type()) {
            case "many2one", "many2one_reference", "integer" ->
                number(field, given).longValue();
            case "float", "monetary" ->
                field.precise()
                        ? (Object) number(field, given).doubleValue()
                        : (Object) round(number(field, given).doubleValue());
            case "boolean" -> !Integer.valueOf(0).equals(given);
            case "datetime" -> given instanceof Instant i ? i : instant(given.toString());
            default -> given;
        };
    }

    private static Number number(FieldDef field, Object given) {
        if (given instanceof Number n) {
            return n;
        }
        if (given instanceof String s && s.matches("-?\\d+(\\.\\d+)?")) {
            return Double.valueOf(s);
        }
        throw OdooError.valueError(
                "could not convert string to float: " + Python.repr(given) + " (" + field.name() + ")");
    }

    /** As {@code read} answers: false for what is not set, whole seconds for times. */
    static Object shown(FieldDef field, Object value) {
        if (value instanceof Instant time) {
            return SECONDS.format(time);
        }
        if (value != null) {
            return value;
        }
        return switch (field.type()) {
            case "float", "monetary" -> 0.0;
            case "integer" -> 0L;
            case "one2many", "many2many", "properties" -> List.of();
            default -> false;
        };
    }

    /** Accepts whole seconds, micros, a bare date and ISO's T and Z, as 16 to 18 do. */
    static Instant instant(String text) {
        String iso = text.trim().replace(' ', 'T').replace("Z", "");
        return LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00:00" : iso).toInstant(ZoneOffset.UTC);
    }
}
