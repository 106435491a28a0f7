package io.synco.sync.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ShopId;
import io.synco.sync.job.PgTx;
import io.synco.tenant.FreshDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old history goes, a bounded number of rows at a time; what is open and each level's last write stay. */
class HistoryTest {
    private static FreshDatabase database;

    private ShopId shop;

    @BeforeAll
    static void open() {
        database = new FreshDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void a_shop() {
        shop = database.shop();
    }

    @Test
    void events_that_ended_long_ago_go_and_open_ones_stay() {
        event("old", "40 days", 1);
        event("old-open", "40 days", null);
        event("new", "20 days", 1);

        forget(100);

        assertThat(left("event")).isEqualTo(2);
        assertThat(count("select count(*) from event where shop_id = $1 and source_key = 'old'"))
                .isZero();
    }

    @Test
    void of_each_level_the_last_write_stays_whatever_its_age() {
        write(1, "400 days");
        write(1, "300 days");
        write(2, "200 days");

        forget(100);

        assertThat(left("write")).isEqualTo(2);
        assertThat(count("select count(*) from write where shop_id = $1 and at < now() - interval '350 days'"))
                .isZero();
    }

    @Test
    void what_others_held_long_ago_goes() {
        held(1, "100 days");
        held(2, "80 days");

        forget(100);

        assertThat(left("held_elsewhere")).isEqualTo(1);
    }

    @Test
    void finished_jobs_go_and_unfinished_ones_stay() {
        job("done", 4, "8 days");
        job("flagged", 5, "80 days");
        job("fresh", 4, "1 day");

        forget(100);

        assertThat(left("job")).isEqualTo(2);
    }

    @Test
    void bookings_that_are_over_go_and_those_that_count_stay() {
        booking("booked", 3, "91 days");
        booking("given up", 4, "91 days");
        booking("wanted", 1, "91 days");
        booking("fresh", 3, "1 day");

        forget(100);

        assertThat(left("booking")).isEqualTo(2);
    }

    @Test
    void no_more_rows_go_at_once_than_allowed_and_it_is_said_that_more_are_left() {
        for (int i = 0; i < 5; i++) {
            event("old-" + i, "40 days", 1);
        }

        assertThat(forget(2)).isTrue();
        assertThat(left("event")).isEqualTo(3);
        assertThat(forget(2)).isTrue();
        assertThat(forget(2)).isFalse();
        assertThat(left("event")).isZero();
    }

    private boolean forget(int rowsMax) {
        History history = new PgHistory(new Kept(rowsMax));
        return database.await(
                database.transaction().in(shop, connection -> history.forget(new PgTx(connection), shop)));
    }

    private record Kept(int rowsMax) implements RetentionConfig {
        @Override
        public Duration writes() {
            return Duration.ofDays(90);
        }

        @Override
        public Duration events() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration jobs() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration webhooks() {
            return Duration.ofDays(3);
        }

        @Override
        public Duration held() {
            return Duration.ofDays(90);
        }
    }

    private void event(String key, String age, Integer outcome) {
        database.sql(
                "insert into event (shop_id, at, kind, side, source, source_key, subject, rule, decision, outcome)"
                        + " values ($1, now() - $2::text::interval, 1, 2, 'move', $3, 'a move', 'r', 'd', $4)",
                shop.value(),
                age,
                key,
                outcome == null ? null : outcome.shortValue());
    }

    private void write(long item, String age) {
        database.sql(
                "insert into write (shop_id, at, intent_id, item_id, location_id, from_qty, to_qty, outcome, snapshot_at, terms)"
                        + " values ($1, now() - $2::text::interval, gen_random_uuid(), $3, 1, 1, 2, 1, now(), '{}')",
                shop.value(),
                age,
                item);
    }

    private void job(String key, int state, String age) {
        database.sql(
                "insert into job (shop_id, kind, key, lane, state, due_at, finished_at)"
                        + " values ($1, 1, $2, 1, $3, now(), now() - $4::text::interval)",
                shop.value(),
                key,
                (short) state,
                age);
    }

    private void held(long move, String age) {
        database.sql(
                "insert into held_elsewhere (shop_id, move_id, mapping_id, units, at)"
                        + " values ($1, $2, 1, 3, now() - $3::text::interval)",
                shop.value(),
                move,
                age);
    }

    private void booking(String id, int state, String age) {
        database.sql(
                "insert into booking (shop_id, external_id, kind, item_id, location_id, mapping_id, warehouse_id,"
                        + " odoo_location_id, product_id, qty, state, at)"
                        + " values ($1, $2, 23, 1, 1, 1, 1, 1, 1, 1, $3, now() - $4::text::interval)",
                shop.value(),
                id,
                (short) state,
                age);
    }

    private long left(String table) {
        return count("select count(*) from " + table + " where shop_id = $1");
    }

    private long count(String sql) {
        return database.sql(sql, shop.value()).iterator().next().getLong(0);
    }
}
