package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code inventorySetQuantities} (reference 2.1): every row is checked first; one bad row and none is applied. */
final class SetQuantities {
    private static final int BOUND = 1_000_000_000;
    private static final Set<String> REASONS = Set.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_canceled",
            "movement_created",
            "movement_received",
            "movement_updated",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");

    /** One accepted change of one level. */
    record Change(String name, int delta, Variant variant, Location location) {}

    private record Row(int index, long itemId, long locationId, int quantity, Integer changeFrom) {
        List<String> field(String name) {
            return List.of("input", "quantities", Integer.toString(index), name);
        }
    }

    private final Store store;
    private final String name;
    private final String reason;
    private final String reference;
    private final List<Row> rows = new ArrayList<>();
    private final UserErrors errors = new UserErrors();

    SetQuantities(Store store, Map<String, Object> input) {
        this.store = store;
        name = (String) input.get("name");
        reason = (String) input.get("reason");
        reference = (String) input.get("referenceDocumentUri");
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> given = (List<Map<String, Object>>) input.get("quantities");
        for (Map<String, Object> row : given) {
            if (!row.containsKey("changeFromQuantity")) {
                throw new ShopifyError(
                        "InventoryQuantityInput must include the following argument: changeFromQuantity.",
                        "INVALID_FIELD_ARGUMENTS");
            }
            rows.add(new Row(
                    rows.size(),
                    Gid.number((String) row.get("inventoryItemId"), "InventoryItem"),
                    Gid.number((String) row.get("locationId"), "Location"),
                    (Integer) row.get("quantity"),
                    (Integer) row.get("changeFromQuantity")));
        }
    }

    UserErrors errors() {
        return errors;
    }

    String reason() {
        return reason;
    }

    String reference() {
        return reference;
    }

    /** The changes made; empty when there were errors, or when every row already had its value. */
    List<Change> apply(String cause) {
        checkHead();
        if (errors.none()) {
            rows.forEach(this::checkRow);
            checkDuplicates();
        }
        List<Change> changes = new ArrayList<>();
        if (errors.none()) {
            rows.forEach(row -> changes.addAll(write(row, cause)));
        }
        return changes;
    }

    private void checkHead() {
        if (!name.equals("available") && !name.equals("on_hand")) {
            errors.add(
                    List.of("input", "name"),
                    "INVALID_NAME",
                    "The quantity name must be either 'available' or 'on_hand'.");
        }
        if (!REASONS.contains(reason)) {
            errors.add(List.of("input", "reason"), "INVALID_REASON", "The specified reason is invalid.");
        }
        if (reference != null && !isUri(reference)) {
            errors.add(
                    List.of("input", "referenceDocumentUri"),
                    "INVALID_REFERENCE_DOCUMENT",
                    "The specified reference document is invalid.");
        }
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).getScheme() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void checkRow(Row row) {
        if (row.quantity < 0 && name.equals("on_hand")) {
            errors.add(row.field("quantity"), "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative.");
        } else if (row.quantity < -BOUND) {
            errors.add(
                    row.field("quantity"),
                    "INVALID_QUANTITY_TOO_LOW",
                    "The quantity can't be lower than -1,000,000,000.");
        } else if (row.quantity > BOUND) {
            errors.add(
                    row.field("quantity"),
                    "INVALID_QUANTITY_TOO_HIGH",
                    "The quantity can't be higher than 1,000,000,000.");
        } else if (store.catalog().variantOfItem(row.itemId).isEmpty()) {
            errors.add(
                    row.field("inventoryItemId"),
                    "INVALID_INVENTORY_ITEM",
                    "The specified inventory item could not be found.");
        } else if (store.catalog().location(row.locationId).isEmpty()) {
            errors.add(row.field("locationId"), "INVALID_LOCATION", "The specified location could not be found.");
        } else if (!store.inventory().isWritable(row.itemId)) {
            errors.add(
                    row.field("inventoryItemId"),
                    "NON_MUTABLE_INVENTORY_ITEM",
                    "The specified inventory item is not allowed to be adjusted via API.");
        } else if (row.changeFrom != null && row.changeFrom != current(row)) {
            errors.add(
                    row.field("changeFromQuantity"),
                    "CHANGE_FROM_QUANTITY_STALE",
                    "The changeFromQuantity argument no longer matches the persisted quantity.");
        }
    }

    private void checkDuplicates() {
        Set<List<Long>> seen = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(List.of(row.itemId, row.locationId))) {
                errors.add(
                        row.field("inventoryItemId"),
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                        "The combination of inventoryItemId and locationId must be unique.");
            }
        }
    }

    private int current(Row row) {
        return store.inventory()
                .find(row.itemId, row.locationId)
                .map(level -> Objects.requireNonNull(level.quantities().named(name)))
                .orElse(0);
    }

    /** Whichever name was set, the units come into or out of available; on_hand, the sum, follows. */
    private List<Change> write(Row row, String cause) {
        int delta = row.quantity - current(row);
        Variant variant = store.catalog().variantOfItem(row.itemId).orElseThrow();
        Location location = store.catalog().location(row.locationId).orElseThrow();
        // A level that was never stocked is made, inactive: no error says so (reference 2.3).
        Level level = store.inventory().connect(variant, location, false);
        if (delta == 0) {
            return List.of();
        }
        store.inventory().change(level, cause, Map.of(State.AVAILABLE, delta));
        return List.of(
                new Change("available", delta, variant, location), new Change("on_hand", delta, variant, location));
    }
}
