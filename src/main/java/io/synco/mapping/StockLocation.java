package io.synco.mapping;

import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.util.Optional;

/**
 * An Odoo location as last read.
 *
 * @param parentPath the ids from the root down to itself, each followed by a slash: {@code 1/7/8/}
 * @param warehouseName empty where it stands in no warehouse
 * @param step goods pass it on their way into or out of the warehouse: Input, Quality Control, Packing or Output
 */
public record StockLocation(
        StockLocationId id,
        String name,
        String usage,
        String parentPath,
        Optional<WarehouseId> warehouse,
        String warehouseName,
        boolean step) {
    public StockLocation {
        parentPath = parentPath.endsWith("/") ? parentPath : parentPath + "/";
    }

    /** Where goods stay. */
    public StockLocation(
            StockLocationId id,
            String name,
            String usage,
            String parentPath,
            Optional<WarehouseId> warehouse,
            String warehouseName) {
        this(id, name, usage, parentPath, warehouse, warehouseName, false);
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
