package io.synco.simulation.contract;

import io.synco.simulation.rows.ShopRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table as text that reads alike from PostgreSQL and from the model. Times are told by how many ten minutes they are away from now:
 * the two databases have each its own clock, and tests let whole hours pass.
 *
 * @param columns a time's name begins with @, an amount's with #
 */
record TableView(String table, List<String> columns, Function<ShopRows, List<List<Object>>> model) {
    private static final int TICK_SECONDS = 600;

    TableView(String table, String columns, Function<ShopRows, List<List<Object>>> model) {
        this(table, List.of(columns.split(" ")), model);
    }

    String sql() {
        return "select '" + table + " ' || "
                + columns.stream()
                        .map(TableView::text)
                        .map(column -> "coalesce(" + column + ", '-')")
                        .collect(Collectors.joining(" || ' ' || "))
                + " as row from " + table + " where shop_id = $1";
    }

    List<String> times() {
        return columns.stream()
                .filter(column -> column.charAt(0) == '@')
                .map(column -> column.substring(1))
                .toList();
    }

    private static String text(String column) {
        return switch (column.charAt(0)) {
            case '@' ->
                "round(extract(epoch from " + column.substring(1) + " - clock_timestamp()) / " + TICK_SECONDS
                        + ")::int::text";
            case '#' -> "trim_scale(" + column.substring(1) + ")::text";
            default -> column + "::text";
        };
    }

    List<String> rows(ShopRows rows) {
        return model.apply(rows).stream()
                .map(values -> table + " "
                        + values.stream().map(value -> text(value, rows.now())).collect(Collectors.joining(" ")))
                .toList();
    }

    private static String text(Object value, Instant now) {
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> text(present, now)).orElse("-");
        }
        if (value instanceof Instant at) {
            return Long.toString(ticks(now, at));
        }
        if (value instanceof BigDecimal amount) {
            return amount.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    static long ticks(Instant now, Instant at) {
        return Math.round(Duration.between(now, at).toMillis() / (TICK_SECONDS * 1000.0));
    }

    /** One row. */
    static List<Object> of(Object... values) {
        return Arrays.asList(values);
    }
}
