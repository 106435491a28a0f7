package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An Odoo location that counts for a mapping now. What a mapping is remembered by is {@link MappingRow#primaryLocationId}. */
@Entity
@Table(name = "mapping_source")
@IdClass(SourceRow.Key.class)
class SourceRow extends PanacheEntityBase {
    record Key(long shopId, long odooLocationId) implements Serializable {}

    @Id
    @Column(name = "shop_id")
    long shopId;

    @Id
    @Column(name = "odoo_location_id")
    long odooLocationId;

    @Column(name = "mapping_id")
    long mappingId;
}
