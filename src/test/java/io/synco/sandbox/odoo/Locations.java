package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree of locations. */
final class Locations implements Behaviour {
    private static final Set<String> HOLD_STOCK = Set.of("internal", "transit");

    private final Orm orm;

    Locations(Orm orm) {
        this.orm = orm;
        orm.behaves("stock.location", this);
        orm.fields.compute("stock.location", "complete_name", (rec, env) -> completeName(rec));
        orm.fields.compute("stock.location", "display_name", (rec, env) -> completeName(rec));
    }

    Rec create(String name, String usage, Long parent, Long warehouse, boolean active) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("usage", usage);
        values.put("location_id", parent);
        values.put("active", active);
        Rec location = orm.create("stock.location", values, Env.ADMIN);
        if (warehouse != null) {
            orm.db.set(location, "warehouse_id", warehouse);
        }
        return location;
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        values.putIfAbsent("usage", "internal");
        if (HOLD_STOCK.contains(values.get("usage"))
                || "view".equals(values.get("usage")) && values.get("location_id") != null) {
            values.putIfAbsent("company_id", 1L);
        }
    }

    @Override
    public void created(Rec location, Map<String, Object> values, Env env) {
        Rec parent = orm.db.find("stock.location", location.ref("location_id"));
        orm.db.set(location, "parent_path", (parent == null ? "" : parent.text("parent_path")) + location.id + "/");
        if (parent != null && parent.isSet("warehouse_id")) {
            orm.db.set(location, "warehouse_id", parent.ref("warehouse_id"));
        }
    }

    /** A view at the top keeps its own name as the start of the names below it. */
    private String completeName(Rec location) {
        Rec parent = orm.db.find("stock.location", location.ref("location_id"));
        boolean own = parent == null || location.text("usage").equals("view");
        return own ? location.text("name") : completeName(parent) + "/" + location.text("name");
    }

    Rec get(long id) {
        return orm.db.get("stock.location", id);
    }

    Rec named(String completeName) {
        return orm.db.all("stock.location").stream()
                .filter(location -> completeName(location).equals(completeName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no location " + completeName));
    }

    /** The place of this usage that came with the database: vendors, customers, what counts are booked against. */
    long first(String usage) {
        return orm.db.all("stock.location").stream()
                .filter(location -> location.text("usage").equals(usage))
                .findFirst()
                .orElseThrow()
                .id;
    }

    /** From 19 on there is no place for scrap alone: it goes where counts are booked. */
    long scrap() {
        return orm.db.all("stock.location").stream()
                .filter(location -> location.is("scrap_location"))
                .findFirst()
                .map(location -> location.id)
                .orElseGet(() -> first("inventory"));
    }

    String usage(long id) {
        return get(id).text("usage");
    }

    /** True where stock is kept and can be reserved; elsewhere quantities only mirror what passed. */
    boolean holdsStock(long id) {
        return HOLD_STOCK.contains(usage(id));
    }

    /** The location and everything below it. */
    Set<Long> tree(long id) {
        Set<Long> all = new LinkedHashSet<>();
        List<Long> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            long next = open.remove(0);
            if (all.add(next)) {
                orm.db.where("stock.location", "location_id", next).forEach(child -> open.add(child.id));
            }
        }
        return all;
    }
}
