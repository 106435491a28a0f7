package io.synco.sync.read;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads columns that may be null, without a null leaving this package. */
final class Columns {
    private Columns() {}

    static Optional<Integer> optionalInt(Row row, String name) {
        return Optional.ofNullable(row.getInteger(name));
    }

    static Optional<BigDecimal> amount(Row row, String name) {
        return Optional.ofNullable(row.getBigDecimal(name)).map(Columns::plain);
    }

    static Optional<String> text(Row row, String name) {
        return Optional.ofNullable(row.getString(name)).filter(text -> !text.isBlank());
    }

    static Optional<Instant> time(Row row, String name) {
        return Optional.ofNullable(row.getOffsetDateTime(name)).map(OffsetDateTime::toInstant);
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return List.copyOf(list);
    }

    /** 5.000000 is shown as 5, and 10 not as 1E+1. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
