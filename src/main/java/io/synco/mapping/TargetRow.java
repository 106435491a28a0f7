package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.synco.kernel.LocationId;
import io.synco.mapping.LocationMapping.Outlet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;

/** A Shopify location's mapping. */
@Entity
@Table(name = "mapping_target")
@IdClass(TargetRow.Key.class)
class TargetRow extends PanacheEntityBase {
    record Key(long shopId, long sfLocationId) implements Serializable {}

    @Id
    @Column(name = "shop_id")
    long shopId;

    @Id
    @Column(name = "sf_location_id")
    long sfLocationId;

    @Column(name = "mapping_id")
    long mappingId;

    int share;

    /** Null: the shop's. */
    Integer buffer;

    Outlet value() {
        return new Outlet(new LocationId(sfLocationId), share, Optional.ofNullable(buffer));
    }
}
