package io.synco.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.synco.kernel.LocationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Read here, written by {@link Locations}. */
@Entity
@Table(name = "sf_location")
@IdClass(ShopLocationRow.Key.class)
class ShopLocationRow extends PanacheEntityBase {
    record Key(long shopId, long locationId) implements Serializable {}

    @Id
    @Column(name = "shop_id")
    long shopId;

    @Id
    @Column(name = "location_id")
    long locationId;

    @Column(columnDefinition = "text")
    String name;

    boolean active;

    @Column(name = "fulfills_online")
    boolean fulfillsOnline;

    ShopLocation value() {
        return new ShopLocation(new LocationId(locationId), name, active, fulfillsOnline);
    }
}
