package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.sandbox.shopify.Bulk;
import io.synco.sandbox.shopify.Fault;
import io.synco.sync.port.ShopifyBulk.Beginning;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress;
import io.synco.sync.port.ShopifyBulk.Reading;
import io.synco.sync.port.ShopifyBulk.Row;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.Variant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bulk operations over real HTTP: from the question to the last line of the file. */
class BulkOverHttpTest extends OnTheDouble {
    @Test
    void every_level_stands_in_the_file_as_it_is() {
        store.setAside("MUG", "Main", io.synco.sandbox.shopify.Quantities.State.DAMAGED, 2);
        store.sells(3, "MUG", "Main");

        List<Row> rows = all(Content.LEVELS, written(begin(Content.LEVELS)));

        assertThat(rows)
                .containsExactly(new Row.Stocked(level("MUG", "Main"), new LevelReading(true, true, 10, 3, 5, 2)));
    }

    @Test
    void every_variant_stands_in_the_file_with_its_product() {
        var mug = store.catalog().variant("MUG");

        List<Row> rows = all(Content.CATALOGUE, written(begin(Content.CATALOGUE)));

        assertThat(rows)
                .containsExactly(new Row.Sold(
                        mug.productId(),
                        new Variant(mug.id(), new ItemId(mug.itemId()), "MUG", "4001", "Mug", true, true)));
    }

    @Test
    void a_file_larger_than_a_part_is_read_in_parts_and_loses_no_line() {
        manyLevels(5_000);
        Progress.Written file = written(begin(Content.LEVELS));

        List<Row> rows = all(Content.LEVELS, file);

        assertThat(file.bytes()).isGreaterThan(2L * BulkOperations.PART_BYTES);
        assertThat(rows).hasSize(5_001).doesNotHaveDuplicates();
    }

    @Test
    void a_storage_that_knows_no_ranges_is_read_all_the_same() {
        manyLevels(5_000);
        Progress.Written file = written(begin(Content.LEVELS));
        store.faults().add(new Fault(Fault.Kind.LATENCY, "bulk-file", Fault.UNTIL_CLEARED, 0));

        assertThat(all(Content.LEVELS, file)).hasSize(5_001).doesNotHaveDuplicates();
    }

    @Test
    void a_part_that_breaks_off_can_be_asked_for_again() {
        Progress.Written file = written(begin(Content.LEVELS));
        store.faults().add(Fault.of(Fault.Kind.CUT_AFTER).on("bulk-file"));

        Reading first = get(bulk.read(SHOP, Content.LEVELS, file, 0));

        assertThat(first).isInstanceOf(Reading.Broken.class);
        assertThat(all(Content.LEVELS, file)).hasSize(1);
    }

    @Test
    void a_file_that_has_expired_is_gone() {
        Progress.Written file = written(begin(Content.LEVELS));
        sandbox.clock().advance(Duration.ofDays(8));

        assertThat(get(bulk.read(SHOP, Content.LEVELS, file, 0))).isInstanceOf(Reading.Gone.class);
    }

    @Test
    void an_address_that_leads_inside_is_not_called() {
        Progress.Written inside =
                new Progress.Written(Optional.of(URI.create("http://169.254.169.254/latest/meta-data")), 10, 1);

        assertThat(get(bulk.read(SHOP, Content.LEVELS, inside, 0))).isInstanceOf(Reading.Broken.class);
    }

    @Test
    void progress_is_told_while_it_runs() {
        store.bulk().takes(Duration.ofMinutes(1));
        String operation = begin(Content.LEVELS);

        assertThat(get(bulk.look(SHOP, operation))).isInstanceOf(Progress.Running.class);

        sandbox.clock().advance(Duration.ofMinutes(1));
        assertThat(written(operation).objects()).isEqualTo(2);
    }

    @Test
    void how_it_failed_is_said() {
        for (Bulk.End end : List.of(Bulk.End.FAILED, Bulk.End.CANCELED, Bulk.End.EXPIRED)) {
            store.bulk().nextEnds(end);
            String operation = begin(Content.LEVELS);

            assertThat(over(operation)).as(end.name()).isNotBlank();
        }
        assertThat(over("gid://shopify/BulkOperation/1")).contains("does not know");
    }

    @Test
    void more_at_once_than_shopify_runs_have_to_wait() {
        store.bulk().takes(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            begin(Content.LEVELS);
        }

        assertThat(get(bulk.begin(SHOP, Content.LEVELS))).isInstanceOf(Beginning.Busy.class);
    }

    @Test
    void what_was_begun_is_found_after_a_lost_answer() {
        Instant before = sandbox.clock().instant();
        begin(Content.CATALOGUE);
        store.faults().add(Fault.of(Fault.Kind.CUT_AFTER).on("bulkOperationRunQuery"));

        assertThat(failure(() -> bulk.begin(SHOP, Content.LEVELS))).isInstanceOf(Unknown.class);

        String found = get(bulk.begun(SHOP, Content.LEVELS, before)).orElseThrow();
        assertThat(all(Content.LEVELS, written(found))).hasSize(1);
        assertThat(get(bulk.begun(SHOP, Content.LEVELS, before.plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void a_shop_without_anything_writes_no_file() {
        sandbox.deleteStore(DOMAIN);
        store = sandbox.createStore(DOMAIN);
        connect();

        Progress.Written file = written(begin(Content.LEVELS));

        assertThat(file.url()).isEmpty();
        assertThat(all(Content.LEVELS, file)).isEmpty();
    }

    @Test
    void a_version_that_shopify_has_retired_is_noticed() {
        get(shopify.shop(SHOP));
        assertThat(new ApiVersionHealth(version).call().getStatus().name()).isEqualTo("UP");
        sandbox.servesVersion("2027-01");

        get(shopify.shop(SHOP));

        sandbox.servesVersion(io.synco.sandbox.shopify.ShopifySandbox.API_VERSION);
        assertThat(version.served()).isEqualTo("2027-01");
        assertThat(new ApiVersionHealth(version).call().getStatus().name()).isEqualTo("DOWN");
    }

    private void manyLevels(int levels) {
        for (int i = 0; i < levels; i++) {
            store.catalog().addProduct("P" + i, "P" + i, "");
            store.stock("P" + i, "Main", i);
        }
    }

    private String begin(Content content) {
        return ((Beginning.Begun) get(bulk.begin(SHOP, content))).operation();
    }

    private Progress.Written written(String operation) {
        return (Progress.Written) ended(operation);
    }

    private String over(String operation) {
        return ((Progress.Over) ended(operation)).words();
    }

    /** The double writes on a thread of its own. */
    private Progress ended(String operation) {
        return org.awaitility.Awaitility.await()
                .until(() -> get(bulk.look(SHOP, operation)), progress -> !(progress instanceof Progress.Running));
    }

    private List<Row> all(Content content, Progress.Written file) {
        List<Row> rows = new ArrayList<>();
        Reading.Part part;
        long from = 0;
        do {
            part = (Reading.Part) get(bulk.read(SHOP, content, file, from));
            rows.addAll(part.rows());
            from = part.next();
        } while (!part.last());
        return rows;
    }
}
