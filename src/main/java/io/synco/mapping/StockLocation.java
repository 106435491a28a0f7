package io.synco.mapping;

import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.util.Optional;

/**
 * An Odoo location as last read.
 *
 * @param parentPath the ids from the root down to itself, each followed by a slash: {@code 1/7/8/}
 * @param warehouseName empty where it stands in no warehouse
 */
public record StockLocation(
        StockLocationId id,
        String name,
        String usage,
        String parentPath,
        Optional<WarehouseId> warehouse,
        String warehouseName) {
    public StockLocation {
        parentPath = parentPath.endsWith("/") ? parentPath : parentPath + "/";
    }

    /** Only internal locations hold stock that is ours to sell. */
    public boolean internal() {
        return usage.equals("internal");
    }

    public boolean view() {
        return usage.equals("view");
    }

    /** True also for itself. The closing slash keeps 1/7/ from containing 1/77/. */
    public boolean contains(StockLocation other) {
        return other.parentPath.startsWith(parentPath);
    }
}
