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
import io.synco.simulation.remote.ShopifyRules;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.job.JobKind;
import io.synco.sync.port.ShopifyPort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store whose webhooks are all lost: only the poll hears of orders. */
class OrderPollTest {
    private final VirtualTime time = new VirtualTime();
    private final MemoryDatabase database = new MemoryDatabase(time);
    private final ShopifyModel shopify = new ShopifyModel(time, hint -> {}, new ShopifyRules(250, false, true));
    private final OdooModel odoo = new OdooModel(time);
    private final List<String> calls = new ArrayList<>();
    private final Product product =
            new Product(new Surroundings(database, counted(), odoo, time, new SeededChance(1), DefaultConfig.worker()));
    private final Leases leases = new Leases(World.SHOP, time);
    private final OdooWarehouse warehouse = odoo.settings().warehouse("WH", new Flow(1, 1, true));
    private final ProductId mug = odoo.settings().product("MUG");
    private final LocationId berlin = shopify.stock().opensLocation("Berlin");
    private final ItemId item = shopify.stock().addsProduct("MUG");

    @BeforeEach
    void a_hundred_mugs_are_in_step() {
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
        odoo.floor().counts(100, mug, warehouse.stock());
        product.controls(shop -> Uni.createFrom().voidItem())
                .goLive(World.SHOP, "a person")
                .await()
                .indefinitely();
        worksFor(Duration.ofMinutes(2));
    }

    @Test
    void an_order_that_changes_again_in_the_second_in_which_it_was_read_is_read_again() {
        // Given
        pollIsDue();
        StoreOrder order = sells(2);
        works();
        assertThat(openInBooks()).isEqualTo(2);

        // When
        shopify.orders().cancels(order.id(), true);
        worksFor(Duration.ofMinutes(2));

        // Then
        assertThat(order.updatedAt()).isEqualTo(order.createdAt());
        assertThat(openInBooks()).isZero();
    }

    @Test
    void changed_orders_are_read_whole_once_ten_at_a_time() {
        // Given
        pollIsDue();
        works();
        for (int i = 0; i < 25; i++) {
            sells(1);
        }
        calls.clear();

        // When
        worksFor(Duration.ofMinutes(5));

        // Then
        assertThat(openInBooks()).isEqualTo(25);
        assertThat(calls).filteredOn("orders"::equals).hasSize(3);
        assertThat(calls).filteredOn("ordersChanged"::equals).hasSizeGreaterThan(3);
    }

    private StoreOrder sells(int units) {
        return shopify.orders().places(ShopOrders.Wanted.of(units, item, berlin));
    }

    private int openInBooks() {
        return database.rows(World.SHOP).parts().all().stream()
                .mapToInt(row -> row.part().open())
                .sum();
    }

    private void pollIsDue() {
        Instant due = database.rows(World.SHOP)
                .jobs()
                .where(job -> job.kind() == JobKind.ORDER_FEED)
                .get(0)
                .dueAt();
        time.pass(Duration.between(time.now(), due));
    }

    private ShopifyPort counted() {
        return Decorator.of(ShopifyPort.class, shopify, (method, arguments, answer) -> {
            calls.add(method);
            return answer.get();
        });
    }

    private void works() {
        leases.take(new Process(null, null)).ifPresent(lease -> {
            product.worker().work(lease).await().indefinitely();
            leases.release(lease);
        });
    }

    private void worksFor(Duration length) {
        for (int second = 0; second < length.toSeconds(); second++) {
            works();
            time.pass(Duration.ofSeconds(1));
        }
    }
}
