package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Levels, one call for each location asked about: {@code nodes} takes many items, but a level is asked for by one location. */
final class LevelReader {
    private final AdminApi api;

    LevelReader(AdminApi api) {
        this.api = api;
    }

    Uni<Map<LevelId, LevelReading>> read(ShopId shop, Set<LevelId> levels) {
        Map<LocationId, List<LevelId>> byLocation =
                levels.stream().collect(Collectors.groupingBy(LevelId::location, TreeMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(byLocation.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> at(shop, entry.getKey(), entry.getValue()))
                .collect()
                .in(HashMap<LevelId, LevelReading>::new, Map::putAll)
                .map(Map::copyOf);
    }

    private Uni<Map<LevelId, LevelReading>> at(ShopId shop, LocationId location, List<LevelId> levels) {
        List<String> items = levels.stream()
                .map(level -> Gid.of("InventoryItem", level.item().value()))
                .toList();
        return api.ask(shop, Document.LEVELS, Map.of("items", items, "location", Gid.of("Location", location.value())))
                .map(data -> {
                    Map<LevelId, LevelReading> readings = new HashMap<>();
                    for (JsonNode item : data.path("nodes")) {
                        if (item.path("inventoryLevel").isObject()) {
                            readings.put(
                                    new LevelId(new ItemId(Gid.number(item.path("id"))), location),
                                    reading(item, item.get("inventoryLevel")));
                        }
                    }
                    return readings;
                });
    }

    static LevelReading reading(JsonNode item, JsonNode level) {
        Map<String, Integer> named = new HashMap<>();
        level.path("quantities")
                .forEach(each -> named.put(
                        each.path("name").asText(), each.path("quantity").asInt()));
        int held = List.of("reserved", "damaged", "safety_stock", "quality_control").stream()
                .mapToInt(name -> quantity(named, name))
                .sum();
        return new LevelReading(
                level.path("isActive").asBoolean(),
                item.path("tracked").asBoolean(),
                quantity(named, "on_hand"),
                quantity(named, "committed"),
                quantity(named, "available"),
                held,
                quantity(named, "reserved"));
    }

    private static int quantity(Map<String, Integer> named, String name) {
        Integer quantity = named.get(name);
        if (quantity == null) {
            throw new RemoteException(new Protocol("Shopify sent a level without its quantity \"" + name + "\""));
        }
        return quantity;
    }
}
