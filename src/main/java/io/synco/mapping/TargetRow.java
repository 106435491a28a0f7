package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

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

    int buffer;
}
