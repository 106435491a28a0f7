package io.synco.simulation.remote;

import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort.Location;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tree of locations and the warehouses on it. */
final class StockPlaces {
    private record Node(Place place, String name, String path, Optional<OdooWarehouse> warehouse) {}

    final Place vendors;
    final Place customers;
    final Place loss;
    final Place scrap;
    final Place transit;
    private final Ids ids;
    private final TreeMap<StockLocationId, Node> nodes = new TreeMap<>();
    private final TreeMap<WarehouseId, OdooWarehouse> warehouses = new TreeMap<>();
    private final Map<StockLocationId, SortedSet<StockLocationId>> below = new HashMap<>();

    StockPlaces(Ids ids) {
        this.ids = ids;
        vendors = root("Partners/Vendors", Usage.SUPPLIER);
        customers = root("Partners/Customers", Usage.CUSTOMER);
        loss = root("Virtual Locations/Inventory adjustment", Usage.INVENTORY);
        scrap = root("Virtual Locations/Scrap", Usage.INVENTORY);
        transit = root("Physical Locations/Inter-warehouse transit", Usage.TRANSIT);
    }

    private Place root(String name, Usage usage) {
        StockLocationId id = new StockLocationId(ids.next());
        return put(id, new Node(new Place(id, usage), name, id + "/", Optional.empty()));
    }

    private Place put(StockLocationId id, Node node) {
        nodes.put(id, node);
        below.clear();
        return node.place();
    }

    OdooWarehouse warehouse(String code, OdooWarehouse.Flow flow) {
        WarehouseId id = new WarehouseId(ids.next());
        StockLocationId view = new StockLocationId(ids.next());
        List<StockLocationId> inside = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            inside.add(new StockLocationId(ids.next()));
        }
        OdooWarehouse made = new OdooWarehouse(
                id, code, flow, view, inside.get(0), inside.get(1), inside.get(2), inside.get(3), inside.get(4));
        put(view, new Node(new Place(view, Usage.VIEW), code, view + "/", Optional.of(made)));
        List<String> names = List.of("Stock", "Input", "Quality Control", "Packing Zone", "Output");
        for (int i = 0; i < names.size(); i++) {
            add(inside.get(i), view, names.get(i));
        }
        warehouses.put(id, made);
        return made;
    }

    StockLocationId bin(StockLocationId parent, String name) {
        StockLocationId id = new StockLocationId(ids.next());
        add(id, parent, name);
        return id;
    }

    private void add(StockLocationId id, StockLocationId parent, String name) {
        Node above = nodes.get(parent);
        put(
                id,
                new Node(
                        new Place(id, Usage.INTERNAL),
                        above.name() + "/" + name,
                        above.path() + id + "/",
                        above.warehouse()));
    }

    Optional<OdooWarehouse> find(WarehouseId id) {
        return Optional.ofNullable(warehouses.get(id));
    }

    boolean exists(StockLocationId id) {
        return nodes.containsKey(id);
    }

    Place place(StockLocationId id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("Odoo has no location " + id);
        }
        return node.place();
    }

    OdooWarehouse warehouseOf(StockLocationId id) {
        return nodes.get(id)
                .warehouse()
                .orElseThrow(() -> new IllegalArgumentException("Location " + id + " is in no warehouse"));
    }

    /** With itself, in order of ids. */
    SortedSet<StockLocationId> below(StockLocationId id) {
        return below.computeIfAbsent(id, top -> {
            SortedSet<StockLocationId> found = new TreeSet<>();
            String path = nodes.get(top).path();
            nodes.forEach((each, node) -> {
                if (node.path().startsWith(path)) {
                    found.add(each);
                }
            });
            return found;
        });
    }

    /** Where units are counted and can be reserved. */
    static boolean holdsStock(Place place) {
        return place.usage() == Usage.INTERNAL || place.usage() == Usage.TRANSIT;
    }

    List<Location> inside() {
        return nodes.values().stream()
                .filter(node ->
                        node.place().usage() == Usage.INTERNAL || node.place().usage() == Usage.VIEW)
                .map(node -> new Location(
                        node.place().id(),
                        node.name(),
                        node.place().usage().name().toLowerCase(Locale.ROOT),
                        node.path(),
                        node.warehouse().map(OdooWarehouse::id),
                        node.warehouse().map(OdooWarehouse::code).orElse(""),
                        false))
                .toList();
    }

    /** Internal and transit locations: whatever stands there is in somebody's building or on its way between two. */
    SortedSet<StockLocationId> holding() {
        SortedSet<StockLocationId> all = new TreeSet<>();
        nodes.forEach((id, node) -> {
            if (holdsStock(node.place())) {
                all.add(id);
            }
        });
        return all;
    }
}
