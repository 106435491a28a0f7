package io.synco.tenant;

import io.synco.kernel.ShopId;
import java.util.ArrayList;
import java.util.List;

/** A row in each table that belongs to shops, whatever tables there are by now: what satisfies the columns' types. */
public final class AnyRows {
    private AnyRows() {}

    public static List<String> tables(FreshDatabase database) {
        List<String> names = new ArrayList<>();
        database.sql(
                        "select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'shop_id'"
                                + " and table_name not in ('shop_directory', 'shop_work') order by 1")
                .forEach(row -> names.add(row.getString(0)));
        return names;
    }

    public static String insert(FreshDatabase database, String table, ShopId shop) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        database.sql(
                        "select column_name::text, data_type::text from information_schema.columns where table_schema = 'public'"
                                + " and table_name = $1 and is_nullable = 'NO' and is_identity = 'NO' and column_default is null",
                        table)
                .forEach(row -> {
                    columns.add('"' + row.getString(0) + '"');
                    values.add(row.getString(0).equals("shop_id") ? shop.toString() : sample(row.getString(1)));
                });
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(", ", values)
                + ")";
    }

    private static String sample(String type) {
        return switch (type) {
            case "bigint", "integer", "smallint", "numeric" -> "1";
            case "boolean" -> "true";
            case "timestamp with time zone" -> "now()";
            case "uuid" -> "gen_random_uuid()";
            case "bytea" -> "'\\x00'";
            default -> "'x'";
        };
    }
}
