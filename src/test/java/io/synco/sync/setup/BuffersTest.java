package io.synco.sync.setup;

import static io.synco.sync.setup.SetupDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.synco.infra.TestInfrastructure;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.Wanted;
import io.synco.sync.job.JobKind;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which levels a buffer touches, and what is written down of it. */
@QuarkusTest
@TestProfile(SetupDatabase.WithScriptedRemotes.class)
@QuarkusTestResource(value = TestInfrastructure.class, restrictToAnnotatedClass = true)
class BuffersTest {
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static final ItemId MUG = new ItemId(1);

    private static final String WANTED_ANEW = "select item_id || '@' || location_id from level where shop_id = $1"
            + " and wanted_rev > 1 order by item_id, location_id";
    private static final String AUDIT =
            "select who, what, subject, detail from audit where shop_id = $1 and what like 'buffer%' order by audit_id";

    @Inject
    SetupDatabase database;

    @Inject
    ScriptedRemotes remotes;

    @Inject
    ShopSetup setup;

    @Inject
    LinkDesk desk;

    @Inject
    Buffers buffers;

    private ShopId shop;

    @BeforeEach
    void two_items_at_two_locations_of_which_the_second_has_a_buffer() {
        shop = database.newShop("buffers-" + SHOPS.incrementAndGet());
        remotes.clear();
        remotes.shopLocation(70, "Main store");
        remotes.shopLocation(71, "Second store");
        remotes.stockLocation(8, "WH/Stock", "1/7/8/", 1);
        remotes.stockLocation(18, "WH2/Stock", "1/17/18/", 2);
        remotes.variant(1, "MUG");
        remotes.variant(2, "CUP");
        remotes.product(10, "MUG");
        remotes.product(11, "CUP");
        await(() -> setup.readShopifyLocations(shop));
        await(() -> setup.readOdooLocations(shop));
        await(() -> setup.map(
                shop,
                List.of(
                        new Wanted(new LocationId(70), new StockLocationId(8), new WarehouseId(1)),
                        new Wanted(new LocationId(71), new StockLocationId(18), new WarehouseId(2), 3)),
                "ann"));
        await(() -> desk.match(shop, "ann"));
    }

    @Test
    void the_shops_buffer_touches_what_has_no_nearer_one() {
        await(() -> buffers.setShop(shop, 2, "ann"));

        assertThat(database.rows(shop, WANTED_ANEW)).containsExactly("1@70", "2@70");
        assertThat(await(() -> buffers.ofShop(shop))).isEqualTo(2);
    }

    @Test
    void an_items_buffer_touches_the_item_at_every_location() {
        boolean known = await(() -> buffers.setItem(shop, MUG, Optional.of(1), "ann"));

        assertThat(known).isTrue();
        assertThat(database.rows(shop, WANTED_ANEW)).containsExactly("1@70", "1@71");
    }

    @Test
    void an_item_with_a_buffer_of_its_own_is_not_touched_by_the_shops() {
        await(() -> buffers.setItem(shop, new ItemId(2), Optional.of(0), "ann"));
        List<String> before = database.rows(shop, WANTED_ANEW);

        await(() -> buffers.setShop(shop, 2, "ann"));

        assertThat(before).containsExactly("2@70", "2@71");
        assertThat(database.rows(shop, WANTED_ANEW)).containsExactly("1@70", "2@70", "2@71");
        assertThat(database.rows(shop, "select max(wanted_rev) from level where shop_id = $1 and item_id = 2"))
                .containsExactly("2");
    }

    @Test
    void each_change_is_written_down_and_asks_for_a_push() {
        long asked = pushesAsked();

        await(() -> buffers.setShop(shop, 2, "ann"));
        await(() -> buffers.setItem(shop, MUG, Optional.of(1), "bob"));
        await(() -> buffers.setItem(shop, MUG, Optional.empty(), "bob"));

        assertThat(database.rows(shop, AUDIT))
                .containsExactly(
                        "ann buffer changed shop 0 to 2",
                        "bob buffer changed item 1 none of its own to 1",
                        "bob buffer changed item 1 1 to none of its own");
        assertThat(pushesAsked()).isEqualTo(asked + 3);
    }

    @Test
    void the_same_buffer_again_changes_nothing() {
        await(() -> buffers.setShop(shop, 0, "ann"));
        boolean known = await(() -> buffers.setItem(shop, MUG, Optional.empty(), "ann"));

        assertThat(known).isTrue();
        assertThat(database.rows(shop, WANTED_ANEW)).isEmpty();
        assertThat(database.rows(shop, AUDIT)).isEmpty();
    }

    @Test
    void an_item_that_shopify_does_not_have_has_no_buffer() {
        boolean known = await(() -> buffers.setItem(shop, new ItemId(999), Optional.of(1), "ann"));

        assertThat(known).isFalse();
        assertThat(database.rows(shop, AUDIT)).isEmpty();
    }

    /** Rises by one with each asking, whether or not a worker has taken the job before. */
    private long pushesAsked() {
        List<String> revisions = database.rows(
                shop, "select coalesce(sum(rev), 0) from job where shop_id = $1 and kind = " + JobKind.PUSH.code());
        return Long.parseLong(revisions.get(0));
    }
}
