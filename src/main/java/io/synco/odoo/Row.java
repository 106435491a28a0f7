package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A record as Odoo tells it: {@code false} for nothing, a many2one as id, [id, name] or {id: …}. What is not there or of the wrong
 * kind is a protocol failure that names the field.
 */
record Row(JsonNode node) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** Far beyond any stock; a server that answers 1e999999999 must not fill the memory. */
    private static final int DECIMALS_MAX = 30;

    static List<Row> list(JsonNode array) {
        if (array == null || !array.isArray()) {
            throw Json.protocol("Odoo answered something else than a list of records");
        }
        List<Row> rows = new ArrayList<>(array.size());
        array.forEach(node -> rows.add(new Row(node)));
        return rows;
    }

    /** As a domain takes it; Odoo stores parts of seconds and shows none. */
    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    long id() {
        return ref("id");
    }

    boolean has(String field) {
        return node.hasNonNull(field) && !isFalse(node.get(field));
    }

    long ref(String field) {
        return optionalRef(field).orElseThrow(() -> wrong(field));
    }

    Optional<Long> optionalRef(String field) {
        return has(field) ? Optional.of(idOf(node.get(field), field)) : Optional.empty();
    }

    /** The name in [id, name]; empty where there is none. */
    String nameOf(String field) {
        JsonNode value = node.path(field);
        return value.isArray() ? value.path(1).asText("") : "";
    }

    List<Long> refs(String field) {
        List<Long> ids = new ArrayList<>();
        node.path(field).forEach(value -> ids.add(idOf(value, field)));
        return ids;
    }

    /** A many2one whose fields were asked for. */
    Optional<Row> nested(String field) {
        return node.path(field).isObject() ? Optional.of(new Row(node.get(field))) : Optional.empty();
    }

    Row nestedOrFail(String field) {
        return nested(field).orElseThrow(() -> wrong(field));
    }

    List<Row> rows(String field) {
        return list(node.get(field));
    }

    String text(String field) {
        return node.path(field).isTextual() ? node.get(field).textValue() : "";
    }

    Optional<String> optionalText(String field) {
        return Optional.of(text(field)).filter(text -> !text.isBlank());
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    Quantity quantity(String field) {
        return Quantity.of(decimal(field));
    }

    BigDecimal decimal(String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw wrong(field);
        }
        BigDecimal decimal = value.decimalValue();
        if (Math.abs((long) decimal.scale()) > DECIMALS_MAX || decimal.precision() > DECIMALS_MAX) {
            throw wrong(field);
        }
        return decimal;
    }

    Instant time(String field) {
        try {
            return LocalDateTime.parse(text(field), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    <E extends Enum<E>> E one(Class<E> kind, String field) {
        try {
            return Enum.valueOf(kind, text(field).toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(field);
        }
    }

    private long idOf(JsonNode value, String field) {
        JsonNode id = value.isArray() ? value.path(0) : value.isObject() ? value.path("id") : value;
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw wrong(field);
        }
        return id.longValue();
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static RuntimeException wrong(String field) {
        return Json.protocol("Odoo's answer has no usable " + field);
    }
}
