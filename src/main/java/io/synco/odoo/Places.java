package io.synco.odoo;

import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Map;

/** Locations with their usage, read with the record that names them. */
final class Places {
    static final Map<String, Object> WITH_USAGE = Domain.fields(Map.of("usage", Domain.AS_IS));

    private Places() {}

    static Place of(Row row, String field) {
        Row place = row.nestedOrFail(field);
        return new Place(new StockLocationId(place.id()), place.one(Usage.class, "usage"));
    }
}
