package io.synco.sandbox.odoo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The computed quantities of a product, over the locations that the context names. */
final class ProductQuantities {
    private static final Set<String> OPEN = Set.of("waiting", "confirmed", "partially_available", "assigned");

    private final Orm orm;
    private final Locations locations;
    private final Quants quants;
    private final Release release;
    private final String warehouse;

    ProductQuantities(Orm orm, Locations locations, Quants quants, Release release) {
        this.orm = orm;
        this.release = release;
        this.warehouse = release.warehouseKey();
        this.locations = locations;
        this.quants = quants;
        quantity("qty_available", this::onHand);
        quantity("free_qty", (product, places) -> Quants.free(quants.within(product.id, places)));
        quantity("incoming_qty", (product, places) -> moving(product, places, "location_dest_id", "location_id"));
        quantity("outgoing_qty", (product, places) -> moving(product, places, "location_id", "location_dest_id"));
        quantity(
                "virtual_available",
                (product, places) -> onHand(product, places)
                        + moving(product, places, "location_dest_id", "location_id")
                        - moving(product, places, "location_id", "location_dest_id"));
    }

    @FunctionalInterface
    private interface Sum {
        double of(Rec product, Set<Long> places);
    }

    private void quantity(String field, Sum sum) {
        orm.fields.compute("product.product", field, (product, env) -> {
            boolean storable = product.text("detailed_type").equals("product");
            return storable ? Values.round(sum.of(product, places(env).orElse(Set.of()))) : 0.0;
        });
    }

    private double onHand(Rec product, Set<Long> places) {
        return quants.within(product.id, places).stream()
                .mapToDouble(quant -> quant.qty("quantity"))
                .sum();
    }

    private double moving(Rec product, Set<Long> places, String inside, String outside) {
        return orm.db.where("stock.move", "product_id", product.id).stream()
                .filter(move -> OPEN.contains(move.text("state")))
                .filter(move -> places.contains(place(move, inside)) && !places.contains(place(move, outside)))
                .mapToDouble(move -> move.qty("product_uom_qty"))
                .sum();
    }

    /** A move on its way counts as going where its way ends, where the release says so. */
    private static long place(Rec move, String field) {
        boolean onItsWay = field.equals("location_dest_id") && move.isSet("location_final_id");
        return move.ref(onItsWay ? "location_final_id" : field);
    }

    /** Empty when the context names a location or warehouse that does not exist: {@code read} then answers nothing at all. */
    Optional<Set<Long>> places(Env env) {
        Object location = env.context().get("location");
        Set<Long> inWarehouse = new HashSet<>();
        List<Rec> warehouses = env.context().get(warehouse) == null
                ? List.copyOf(orm.db.all("stock.warehouse"))
                : orm.browse("stock.warehouse", env.ids(warehouse));
        warehouses.forEach(row -> inWarehouse.addAll(locations.tree(row.ref("view_location_id"))));
        if (warehouses.isEmpty()) {
            return Optional.empty();
        }
        if (location == null || location instanceof List<?> list && list.isEmpty()) {
            return Optional.of(inWarehouse);
        }
        List<Rec> named = named(location).toList();
        Set<Long> places = new HashSet<>();
        named.forEach(place -> places.addAll(
                env.flag("strict") && release.knowsStrict() ? Set.of(place.id) : locations.tree(place.id)));
        if (env.context().get(warehouse) != null) {
            places.retainAll(inWarehouse);
        }
        return named.isEmpty() && release.readsNothingNowhere() ? Optional.empty() : Optional.of(places);
    }

    private Stream<Rec> named(Object location) {
        return location instanceof String name
                ? orm.db.all("stock.location").stream()
                        .filter(place -> place.text("name").contains(name))
                : orm.browse("stock.location", Values.ids(location)).stream();
    }
}
