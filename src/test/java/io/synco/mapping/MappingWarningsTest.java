package io.synco.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MappingWarningsTest {
    private static final ShopLocation ONLINE = new ShopLocation(new LocationId(70), "Main store", true, true);
    private static final ShopLocation ONLINE_TOO = new ShopLocation(new LocationId(71), "Second store", true, true);
    private static final ShopLocation COUNTER = new ShopLocation(new LocationId(72), "Counter", true, false);
    private static final ShopLocation CLOSED = new ShopLocation(new LocationId(73), "Closed", false, true);
    private static final StockLocation STOCK = stock(8, "WH/Stock", 1);
    private static final StockLocation FAR = stock(18, "WH2/Stock", 2);

    @Test
    void a_pool_of_several_locations_that_fulfil_online_orders_can_oversell() {
        assertThat(warnings(mapping(MappingMode.POOL, List.of(STOCK), ONLINE, COUNTER, ONLINE_TOO)))
                .containsExactly(
                        "More than one pooled location fulfils online orders (Main store, Second store): a single"
                                + " cart can oversell. Let only one of them fulfil online orders in Shopify's settings, or split"
                                + " the stock.");
    }

    @Test
    void a_pool_with_one_location_that_fulfils_online_orders_is_fine() {
        assertThat(warnings(mapping(MappingMode.POOL, List.of(STOCK), ONLINE, COUNTER, CLOSED)))
                .isEmpty();
    }

    @Test
    void a_split_offers_no_unit_twice() {
        assertThat(warnings(mapping(MappingMode.SPLIT, List.of(STOCK), ONLINE, ONLINE_TOO)))
                .isEmpty();
    }

    @Test
    void stock_of_another_warehouse_is_said_with_where_the_orders_go() {
        assertThat(warnings(mapping(MappingMode.SINGLE, List.of(STOCK, FAR), ONLINE)))
                .containsExactly("Orders of Main store go to the warehouse of WH/Stock only. What lies at WH2/Stock"
                        + " (Warehouse 2) is offered too: bring it there in Odoo when it is sold, or give it a Shopify"
                        + " location of its own.");
        assertThat(warnings(mapping(MappingMode.SINGLE, List.of(STOCK), ONLINE)))
                .isEmpty();
    }

    @Test
    void goods_on_their_way_are_not_for_sale_and_their_place_is_named() {
        StockLocation output = step(9, "WH/Stock/Pakete", "1/8/9/");
        StockLocation inOutput = stock(10, "WH/Stock/Pakete/A", "1/8/9/10/");
        StockLocation beside = step(11, "WH/Entrée", "1/11/");
        LocationMapping whole = mapping(MappingMode.SINGLE, List.of(STOCK), ONLINE);
        LocationMapping inside = mapping(MappingMode.SINGLE, List.of(inOutput), ONLINE);
        List<StockLocation> odoo = List.of(STOCK, output, inOutput, beside);

        List<String> warnings = MappingWarnings.of(List.of(whole, inside), List.of(ONLINE), odoo);

        assertThat(warnings)
                .hasSize(2)
                .containsOnly(
                        "What lies at WH/Stock/Pakete is on its way into or out of the warehouse, and is offered at"
                                + " Main store all the same. Map the location where sellable stock lies, and in Odoo move out of"
                                + " it what does not belong there.");
    }

    private static StockLocation step(long id, String name, String path) {
        StockLocation place = stock(id, name, path);
        return new StockLocation(place.id(), name, place.usage(), path, place.warehouse(), place.warehouseName(), true);
    }

    private static StockLocation stock(long id, String name, String path) {
        return new StockLocation(
                new StockLocationId(id), name, "internal", path, Optional.of(new WarehouseId(1)), "Warehouse 1");
    }

    private static List<String> warnings(LocationMapping mapping) {
        return MappingWarnings.of(List.of(mapping), List.of(ONLINE, ONLINE_TOO, COUNTER, CLOSED), List.of(STOCK, FAR));
    }

    private static LocationMapping mapping(MappingMode mode, List<StockLocation> odoo, ShopLocation... shopify) {
        return new LocationMapping(
                new MappingId(1),
                mode,
                new LinkedHashSet<>(odoo.stream().map(StockLocation::id).toList()),
                odoo.get(0).warehouse().orElseThrow(),
                Stream.of(shopify).map(location -> new Outlet(location.id())).toList(),
                1);
    }

    private static StockLocation stock(long id, String name, long warehouse) {
        return new StockLocation(
                new StockLocationId(id),
                name,
                "internal",
                "1/" + id + "/",
                Optional.of(new WarehouseId(warehouse)),
                "Warehouse " + warehouse);
    }
}
