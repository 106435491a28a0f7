package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;

/** The table's key is (shop_id, mapping_id); an identity column must be an entity's only id, so the shop joins as partition key. */
@Entity
@Table(name = "mapping")
class MappingRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "mapping_id")
    Long mappingId;

    @PartitionKey
    @Column(name = "shop_id", updatable = false)
    long shopId;

    @Column(name = "primary_location_id")
    long primaryLocationId;

    /** {@link MappingMode#code}. */
    short mode;

    @Column(name = "warehouse_id")
    long warehouseId;

    int version = 1;
}
