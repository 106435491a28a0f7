package io.synco.sandbox.shopify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order before it is placed: lines, each routed by Shopify or given to one or more locations. */
public final class OrderDraft {
    /** @param parts units for each location; empty when Shopify is to choose */
    record Line(Variant variant, int quantity, Map<Location, Integer> parts) {}

    private final Store store;
    private final List<Line> lines = new ArrayList<>();

    OrderDraft(Store store) {
        this.store = store;
    }

    public OrderDraft line(String sku, int quantity) {
        lines.add(new Line(store.catalog().variant(sku), quantity, Map.of()));
        return this;
    }

    public OrderDraft line(String sku, int quantity, String location) {
        return line(sku, Map.of(location, quantity));
    }

    /** One line fulfilled from several locations. */
    public OrderDraft line(String sku, Map<String, Integer> unitsByLocation) {
        Map<Location, Integer> parts = new LinkedHashMap<>();
        unitsByLocation.forEach((location, units) -> parts.put(store.catalog().location(location), units));
        int quantity = parts.values().stream().mapToInt(Integer::intValue).sum();
        lines.add(new Line(store.catalog().variant(sku), quantity, parts));
        return this;
    }

    /** Places it whatever is in stock, as an admin's order does; available may go negative. */
    public Order place() {
        return store.orders().place(lines);
    }

    /** Places it as a checkout does: only if every part is available, looked up and taken in one moment. */
    public Optional<Order> placeIfAvailable() {
        return store.orders().placeIfAvailable(lines);
    }
}
