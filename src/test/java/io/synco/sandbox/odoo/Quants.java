package io.synco.sandbox.odoo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of stock: quantity and reserved quantity of a product at a location. Several rows for one place are normal. */
final class Quants {
    /** So many units taken from one location. */
    record Take(long location, double quantity) {}

    private final Orm orm;
    private final Locations locations;

    Quants(Orm orm, Locations locations) {
        this.orm = orm;
        this.locations = locations;
    }

    List<Rec> at(long product, long location) {
        return orm.db.where("stock.quant", "product_id", product).stream()
                .filter(quant -> quant.ref("location_id") == location)
                .toList();
    }

    List<Rec> within(long product, Set<Long> places) {
        return orm.db.where("stock.quant", "product_id", product).stream()
                .filter(quant -> places.contains(quant.ref("location_id")))
                .toList();
    }

    Rec create(long product, long location, double quantity, Instant inDate) {
        Rec place = locations.get(location);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("product_id", product);
        values.put("location_id", location);
        values.put("quantity", quantity);
        values.put("in_date", inDate);
        if (place.isSet("company_id")) {
            values.put("company_id", place.ref("company_id"));
        }
        if (locations.holdsStock(location)) {
            values.put(
                    "inventory_date",
                    LocalDate.ofInstant(inDate, ZoneOffset.UTC)
                            .withMonth(12)
                            .withDayOfMonth(31)
                            .toString());
        }
        return orm.db.insert("stock.quant", values);
    }

    void add(long product, long location, double quantity) {
        List<Rec> rows = at(product, location);
        if (rows.isEmpty()) {
            create(product, location, Values.round(quantity), orm.db.now());
        } else {
            Rec row = rows.get(0);
            orm.db.set(row, "quantity", Values.round(row.qty("quantity") + quantity));
        }
    }

    static double free(List<Rec> rows) {
        return Values.round(rows.stream()
                .mapToDouble(r -> r.qty("quantity") - r.qty("reserved_quantity"))
                .sum());
    }

    /** What could be reserved below the source, oldest stock first, up to the need. */
    List<Take> offer(long product, long source, double need) {
        List<Rec> rows = within(product, locations.tree(source));
        double left = Math.min(need, Math.max(0, free(rows)));
        List<Take> takes = new ArrayList<>();
        Comparator<Rec> fifo = Comparator.comparing(r -> (Instant) r.raw("in_date"));
        for (Rec row : rows.stream().sorted(fifo.thenComparingLong(r -> r.id)).toList()) {
            double take = Values.round(Math.min(left, row.qty("quantity") - row.qty("reserved_quantity")));
            if (take > 0) {
                takes.add(new Take(row.ref("location_id"), take));
                left = Values.round(left - take);
            }
        }
        return takes;
    }

    /** Reserves (or frees, if negative) at exactly this location, even more than there is. */
    void reserve(long product, long location, double quantity) {
        double left = quantity;
        for (Rec row : at(product, location)) {
            double reserved = row.qty("reserved_quantity");
            double step = quantity > 0
                    ? Math.min(left, Math.max(0, row.qty("quantity") - reserved))
                    : Math.max(left, -reserved);
            change(row, step);
            left = Values.round(left - step);
        }
        if (left != 0) {
            List<Rec> rows = at(product, location);
            change(rows.isEmpty() ? create(product, location, 0, orm.db.now()) : rows.get(0), left);
        }
    }

    private void change(Rec row, double step) {
        if (step != 0) {
            orm.db.set(row, "reserved_quantity", Values.round(row.qty("reserved_quantity") + step));
        }
    }
}
