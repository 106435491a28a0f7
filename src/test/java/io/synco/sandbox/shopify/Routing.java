package io.synco.sandbox.shopify;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which location gets which units: as asked, else the first that has enough, else the one that has most. */
final class Routing {
    private final Inventory inventory;

    Routing(Inventory inventory) {
        this.inventory = inventory;
    }

    Map<Location, Integer> route(OrderDraft.Line line) {
        if (!line.parts().isEmpty()) {
            return line.parts();
        }
        List<Level> candidates = inventory.levels().stream()
                .filter(level -> level.variant().itemId() == line.variant().itemId())
                .filter(level -> level.active() && level.location().fulfillsOnlineOrders())
                .toList();
        Level chosen = candidates.stream()
                .filter(level -> level.available() >= line.quantity())
                .findFirst()
                .or(() -> candidates.stream().max(Comparator.comparingInt(Level::available)))
                .orElseThrow(() -> new IllegalStateException(line.variant().sku()
                        + " is stocked at no location that fulfils online orders; stock it first."));
        Map<Location, Integer> parts = new LinkedHashMap<>();
        parts.put(chosen.location(), line.quantity());
        return parts;
    }

    boolean isAvailable(OrderDraft.Line line) {
        return route(line).entrySet().stream()
                .allMatch(part -> inventory
                                .find(line.variant().itemId(), part.getKey().id())
                                .map(Level::available)
                                .orElse(0)
                        >= part.getValue());
    }
}
