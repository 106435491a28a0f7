package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** Read here, written by {@link Locations}. */
@Entity
@Table(name = "odoo_location")
@IdClass(StockLocationRow.Key.class)
class StockLocationRow extends PanacheEntityBase {
    record Key(long shopId, long locationId) implements Serializable {}

    @Id
    @Column(name = "shop_id")
    long shopId;

    @Id
    @Column(name = "location_id")
    long locationId;

    @Column(columnDefinition = "text")
    String name;

    @Column(columnDefinition = "text")
    String usage;

    @Column(name = "parent_path", columnDefinition = "text")
    String parentPath;

    @Column(name = "warehouse_id")
    Long warehouseId;

    @Column(columnDefinition = "text")
    String warehouse;

    boolean step;

    @Column(name = "gone_at")
    Instant goneAt;

    StockLocation value() {
        return new StockLocation(
                new StockLocationId(locationId),
                name,
                usage,
                parentPath,
                Optional.ofNullable(warehouseId).map(WarehouseId::new),
                warehouse == null ? "" : warehouse,
                step);
    }
}
