package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.WriteRow;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobState;
import io.synco.sync.job.JobWiring;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox.About;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.Lease;
import io.synco.sync.port.SliceWorker.SliceReport;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's real code stands over the modelled database. */
class ProductTest {
    private static final ShopId SHOP = new ShopId(1);
    private static final ProductId PRODUCT = new ProductId(70);
    private static final StockLocationId STOCK = new StockLocationId(8);
    private static final LevelId MUG = LevelId.of(500, 30);

    private final MemoryDatabase database = new MemoryDatabase(new VirtualTime());
    private final QuietRemotes remotes = new QuietRemotes();
    private final Settings settings = new Settings(database);
    private final Surroundings around = new Surroundings(
            database, remotes.shopify(), remotes.odoo(), database.time(), new SeededChance(1), DefaultConfig.worker());
    private final Product product = new Product(around);

    @BeforeEach
    void one_item_is_linked_and_its_location_mapped() {
        settings.connect(SHOP, Side.SHOPIFY);
        settings.connect(SHOP, Side.ODOO);
        settings.odooLocations(
                SHOP,
                List.of(new StockLocation(
                        STOCK, "WH/Stock", "internal", "1/7/8/", Optional.of(new WarehouseId(1)), "WH")));
        settings.map(SHOP, List.of(new Wanted(MUG.location(), STOCK, new WarehouseId(1))));
        settings.link(SHOP, MUG.item(), List.of(new Component(PRODUCT, Quantity.of(1))));
        remotes.shows(MUG, 3);
        remotes.holds(PRODUCT, STOCK, 7);
    }

    @Test
    void going_live_brings_a_level_to_its_target() {
        // Given
        product.controls(silent()).goLive(SHOP, "a person").await().indefinitely();

        // When
        work(product);

        // Then
        assertThat(remotes.onHand(MUG)).isEqualTo(7);
        assertThat(database.rows(SHOP).levels().find(MUG).orElseThrow().expected())
                .contains(7);
        assertThat(database.rows(SHOP).writes().all())
                .extracting(WriteRow::outcome)
                .containsExactly(WriteRow.ACCEPTED);
        assertThat(job(JobKind.PUSH).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void another_process_settles_a_lost_answer_under_its_own_key() {
        // Given
        product.controls(silent()).goLive(SHOP, "a person").await().indefinitely();
        remotes.losesTheNextAnswer();
        workUntilOneIsSent(product);

        // When
        work(new Product(around));

        // Then
        assertThat(remotes.onHand(MUG)).isEqualTo(7);
        assertThat(remotes.calls()).isEqualTo(2);
        assertThat(remotes.keys()).isEqualTo(1);
        assertThat(database.rows(SHOP).intentLevels().all()).isEmpty();
        assertThat(database.rows(SHOP).writes().all()).hasSize(1);
    }

    @Test
    void a_webhook_that_comes_twice_asks_once() {
        // Given
        Hint hint = new Hint("inventory_levels/update", "w1", new About.Level(MUG));
        product.inbox(silent()).accept(SHOP, hint).await().indefinitely();

        // When
        boolean stored = product.inbox(silent()).accept(SHOP, hint).await().indefinitely();

        // Then
        assertThat(stored).isFalse();
        assertThat(job(JobKind.OBSERVE).rev()).isEqualTo(1);
        assertThat(database.rows(SHOP).events().all()).hasSize(1);
    }

    @Test
    void an_item_linked_to_something_else_is_planned_with_the_new_recipe() {
        // Given
        product.controls(silent()).goLive(SHOP, "a person").await().indefinitely();
        work(product);

        // When
        settings.link(SHOP, MUG.item(), List.of(new Component(PRODUCT, Quantity.of(2))));
        work(product);

        // Then
        assertThat(remotes.onHand(MUG)).isEqualTo(3);
        assertThat(database.rows(SHOP).linked(MUG.item()).orElseThrow().recipeNo())
                .isEqualTo(2);
    }

    @Test
    void what_an_item_that_is_not_linked_shows_is_left_alone() {
        // Given
        ItemId other = new ItemId(501);
        LevelId unlinked = new LevelId(other, new LocationId(30));
        remotes.shows(unlinked, 9);
        settings.link(SHOP, other, List.of(new Component(PRODUCT, Quantity.of(1))));
        settings.unlink(SHOP, other);
        product.controls(silent()).goLive(SHOP, "a person").await().indefinitely();

        // When
        work(product);

        // Then
        assertThat(remotes.onHand(unlinked)).isEqualTo(9);
        assertThat(database.rows(SHOP).levels().find(unlinked).orElseThrow().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("not linked"));
    }

    @Test
    void a_slice_takes_as_many_jobs_as_it_may() {
        // Given
        product.controls(silent()).goLive(SHOP, "a person").await().indefinitely();
        work(product);
        List<String> lines =
                IntStream.range(0, 300).mapToObj(line -> "7/" + line + "/30").toList();
        database.now(SHOP, tx -> JobWiring.store().ask(tx, SHOP, JobKind.ORDER_LINE, lines));

        // When
        SliceReport report = slice(product);

        // Then
        assertThat(report.jobs()).isEqualTo(250);
        assertThat(database.rows(SHOP).jobs().where(job -> job.due() && job.kind() == JobKind.ORDER_LINE))
                .hasSizeGreaterThanOrEqualTo(50);
    }

    private JobRow job(JobKind kind) {
        return database.rows(SHOP).jobs().where(job -> job.kind() == kind).get(0);
    }

    /** A few slices, a second after each other. */
    private void work(Product process) {
        for (int slice = 0; slice < 5; slice++) {
            slice(process);
        }
    }

    private void workUntilOneIsSent(Product process) {
        for (int slice = 0; slice < 5 && remotes.calls() == 0; slice++) {
            slice(process);
        }
    }

    private SliceReport slice(Product process) {
        SliceReport report = process.worker().work(new Unlimited()).await().indefinitely();
        database.time().pass(Duration.ofSeconds(1));
        return report;
    }

    private static Doorbell silent() {
        return shop -> Uni.createFrom().voidItem();
    }

    private record Unlimited() implements Lease {
        @Override
        public ShopId shop() {
            return SHOP;
        }

        @Override
        public long no() {
            return 1;
        }

        @Override
        public Uni<Void> check(SqlConnection connection) {
            throw new UnsupportedOperationException("The modelled database has no connection");
        }

        @Override
        public Uni<Void> ensure(Duration left) {
            return Uni.createFrom().voidItem();
        }
    }
}
