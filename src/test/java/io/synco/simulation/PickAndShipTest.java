package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.simulation.remote.OdooModel;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.OdooWarehouse.Flow;
import io.synco.simulation.remote.ShopOrders;
import io.synco.simulation.remote.ShopifyModel;
import io.synco.simulation.remote.StoreOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A warehouse of two steps: only its stock is mapped, and what is picked stands in Output, which is not. */
class PickAndShipTest {
    private final VirtualTime time = new VirtualTime();
    private final MemoryDatabase database = new MemoryDatabase(time);
    private final ShopifyModel shopify = new ShopifyModel(time, hint -> {});
    private final OdooModel odoo = new OdooModel(time);
    private final Product product =
            new Product(new Surroundings(database, shopify, odoo, time, new SeededChance(1), DefaultConfig.worker()));
    private final Leases leases = new Leases(World.SHOP, time);
    private final OdooWarehouse warehouse = odoo.settings().warehouse("WH", new Flow(2, 1, true));
    private final ProductId mug = odoo.settings().product("MUG");
    private final LocationId berlin = shopify.stock().opensLocation("Berlin");
    private final ItemId item = shopify.stock().addsProduct("MUG");

    @BeforeEach
    void ten_mugs_are_in_step() {
        Settings settings = new Settings(database);
        settings.connect(World.SHOP, Side.SHOPIFY);
        settings.connect(World.SHOP, Side.ODOO);
        settings.odooLocations(
                World.SHOP,
                List.of(new StockLocation(
                        warehouse.stock(), "WH/Stock", "internal", "1/7/8/", Optional.of(warehouse.id()), "WH")));
        settings.map(World.SHOP, List.of(new Wanted(berlin, warehouse.stock(), warehouse.id())));
        settings.link(World.SHOP, item, List.of(new Component(mug, Quantity.of(1))));
        shopify.stock().stocks(new LevelId(item, berlin), 0);
        odoo.floor().counts(10, mug, warehouse.stock());
        product.controls(shop -> Uni.createFrom().voidItem())
                .goLive(World.SHOP, "a person")
                .await()
                .indefinitely();
        works();
    }

    @Test
    void what_is_shipped_from_output_is_fulfilled_on_shopify() {
        // Given
        StoreOrder order = shopify.orders().places(ShopOrders.Wanted.of(2, item, berlin));
        works();
        long document =
                database.rows(World.SHOP).documents().all().get(0).odooId().orElseThrow();
        odoo.floor().validates(odoo.office().open(document).get(0).id());
        works();
        assertThat(order.fulfilled()).isZero();

        // When
        odoo.floor().validates(odoo.office().open(document).get(0).id());
        works();

        // Then
        assertThat(order.fulfilled()).isEqualTo(2);
        assertThat(shopify.level(new LevelId(item, berlin)).onHand()).isEqualTo(8);
    }

    /** For two minutes, which is more than either poll waits. */
    private void works() {
        for (int second = 0; second < 120; second++) {
            leases.take(new Process(null, null)).ifPresent(lease -> {
                product.worker().work(lease).await().indefinitely();
                leases.release(lease);
            });
            time.pass(Duration.ofSeconds(1));
        }
    }
}
