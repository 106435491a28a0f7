package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingMode;
import io.synco.mapping.Wanted;
import io.synco.simulation.remote.OdooWarehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps each warehouse to the Shopify locations that it serves. */
final class Atlas {
    private final World world;

    Atlas(World world) {
        this.world = world;
    }

    /** @param together how locations that one warehouse serves have its stock */
    void map(MappingMode together, SeededChance chance) {
        Map<OdooWarehouse, List<Outlet>> outlets = new LinkedHashMap<>();
        world.warehouses()
                .forEach((location, warehouse) -> outlets.computeIfAbsent(warehouse, each -> new ArrayList<>())
                        .add(new Outlet(
                                location,
                                together == MappingMode.SPLIT ? chance.between(1, 3) : 1,
                                world.keptBack().of(location))));
        List<Wanted> mapping = new ArrayList<>();
        Map<LocationId, Integer> weights = new TreeMap<>();
        outlets.forEach((warehouse, some) -> {
            MappingMode mode = some.size() == 1 ? MappingMode.SINGLE : together;
            List<OdooWarehouse> behind = world.behind(world.site(some.get(0).location()));
            mapping.add(new Wanted(
                    mode,
                    behind.stream().map(OdooWarehouse::stock).toList(),
                    behind.get(0).id(),
                    some));
            if (mode == MappingMode.SPLIT) {
                some.forEach(outlet -> weights.put(outlet.location(), outlet.share()));
            }
        });
        world.settings().map(World.SHOP, mapping);
        world.splits(together, weights);
    }
}
