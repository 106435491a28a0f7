package io.synco.sync.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.PgTx;
import io.synco.sync.job.Tx;
import io.synco.sync.life.StayStore.State;
import io.synco.tenant.AnyRows;
import io.synco.tenant.FreshDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How a shop goes, and what is left: on the real database, for what may be removed is decided there. */
@TestInstance(Lifecycle.PER_CLASS)
class StayStoreTest {
    private static final String TOKEN =
            "insert into secret (shop_id, name, key_no, sealed) values ($1, 'shopify.access-token', 1, 'x'::bytea)";
    private static final String ASKED =
            "insert into privacy_request (shop_id, kind, source, orders) values ($1, 1, $2, '{7}')";

    private final StayStore store = new PgStayStore();
    private FreshDatabase database;

    @BeforeAll
    void open() {
        database = new FreshDatabase();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void of_an_erased_shop_nothing_is_left_in_any_table_but_what_was_asked_and_counted() {
        ShopId shop = database.shop();
        ShopId neighbour = database.shop();
        List<String> tables = AnyRows.tables(database);
        // First those that others refer to: the samples all refer to number 1.
        tables.stream()
                .filter(table -> rows(table, shop) == 0)
                .forEach(table -> database.sql(AnyRows.insert(database, table, shop)));
        database.sql(
                "insert into link (shop_id, item_id, variant_id, state, tracked) select $1, 10 + n, 1, 1, true from generate_series(1, 20) n",
                shop.value());
        database.sql(
                "insert into link (shop_id, item_id, variant_id, state, tracked) values ($1, 1, 1, 1, true)",
                neighbour.value());
        database.sql("update privacy_request set kind = 2 where shop_id = $1", shop.value());
        leaves(shop);
        database.sql(ASKED, shop.value(), "webhook-1");

        in(shop, tx -> store.beginErasure(tx, shop));
        int steps = 1;
        while (!in(shop, tx -> store.eraseSome(tx, shop, 7))) {
            steps++;
        }

        Map<String, Long> left = new TreeMap<>();
        tables.forEach(table -> left.put(table, rows(table, shop)));
        left.values().removeIf(count -> count == 0);
        assertThat(left).containsOnlyKeys("privacy_request");
        assertThat(rows("shop_directory", shop) + rows("shop_work", shop)).isZero();
        assertThat(rows("link", neighbour)).isEqualTo(1);
        assertThat(steps).isGreaterThan(3);
        assertThat(text(
                        "select concat_ws(' ', counts ->> 'link', done_at is not null, keys_shredded_at is not null, orders)"
                                + " from privacy_request where shop_id = $1 and kind = 1",
                        shop))
                .isEqualTo("21 t t {}");
    }

    @Test
    void its_domain_is_forgotten_and_its_keys_are_shredded_before_anything_is_removed() {
        ShopId shop = database.shop();
        String domain = text("select domain from shop_directory where shop_id = $1", shop);
        database.sql("insert into data_key (shop_id, key_no, wrapped) values ($1, 1, 'k'::bytea)", shop.value());
        leaves(shop);
        database.sql(ASKED, shop.value(), "webhook-2");

        in(shop, tx -> store.beginErasure(tx, shop));

        assertThat(in(shop, tx -> store.read(tx, shop)).state()).isEqualTo(State.ERASING);
        assertThat(text("select wrapped is null and shredded_at is not null from data_key where shop_id = $1", shop))
                .isEqualTo("true");
        assertThat(database.sql("select provision_shop($1)", domain)
                        .iterator()
                        .next()
                        .getLong(0))
                .as("whoever installs again is another shop")
                .isNotEqualTo(shop.value());
    }

    @Test
    void nothing_is_erased_of_a_shop_that_is_here_or_of_which_nobody_asked_it() {
        ShopId here = database.shop();
        ShopId gone = database.shop();
        database.sql(ASKED, here.value(), "webhook-3");
        leaves(gone);

        in(here, tx -> store.beginErasure(tx, here));
        in(gone, tx -> store.beginErasure(tx, gone));

        assertThat(in(here, tx -> store.read(tx, here)).state()).isEqualTo(State.INSTALLED);
        assertThat(in(gone, tx -> store.read(tx, gone)).state()).isEqualTo(State.UNINSTALLED);
        assertThatThrownBy(() -> in(gone, tx -> store.eraseSome(tx, gone, 10)))
                .hasMessageContaining("is not being erased");
    }

    @Test
    void one_shop_cannot_make_another_leave_or_vanish() {
        ShopId mine = database.shop();
        ShopId theirs = database.shop();
        leaves(theirs);
        database.sql(ASKED, theirs.value(), "webhook-4");
        in(theirs, tx -> store.beginErasure(tx, theirs));
        ShopId here = database.shop();

        in(mine, tx -> PgTx.sql(tx).query("select leave_shop(" + here + ")").execute());

        assertThatThrownBy(() -> in(mine, tx -> store.eraseSome(tx, theirs, 10)))
                .hasMessageContaining("is not being erased");
        assertThat(in(here, tx -> store.read(tx, here)).state()).isEqualTo(State.INSTALLED);
    }

    @Test
    void who_has_got_new_tokens_meanwhile_has_not_left() {
        ShopId shop = database.shop();
        database.sql(TOKEN, shop.value());
        Optional<String> refused = in(shop, tx -> store.read(tx, shop)).access();
        database.sql(
                "update secret set updated_at = updated_at + interval '1 second' where shop_id = $1", shop.value());

        boolean left = in(shop, tx -> store.leave(tx, shop, refused));

        assertThat(left).isFalse();
        assertThat(rows("secret", shop)).isEqualTo(1);
        assertThat(in(shop, tx -> store.read(tx, shop)).state()).isEqualTo(State.INSTALLED);
    }

    @Test
    void who_leaves_keeps_odoos_key_and_loses_shopifys_and_every_api_token() {
        ShopId shop = database.shop();
        database.sql(TOKEN, shop.value());
        database.sql(TOKEN.replace("shopify.access-token", "odoo.api-key"), shop.value());
        database.sql(
                "insert into api_token (shop_id, hash, label, expires_at) values ($1, 'h'::bytea, 'mine', now() + interval '1 day')",
                shop.value());

        leaves(shop);

        assertThat(text("select string_agg(name, ' ') from secret where shop_id = $1", shop))
                .isEqualTo("odoo.api-key");
        assertThat(text("select count(*) from api_token where shop_id = $1 and revoked_at is null", shop))
                .isEqualTo("0");
        assertThat(text("select what from audit where shop_id = $1", shop)).isEqualTo("the app was uninstalled");
    }

    @Test
    void what_the_remotes_said_of_a_customers_orders_is_removed_and_of_others_kept() {
        ShopId shop = database.shop();
        for (long order : new long[] {1, 2}) {
            database.sql(
                    "insert into sf_order (shop_id, order_id, name, mode, created_at, updated_at, read_at)"
                            + " values ($1, $2, '#1', 1, now(), now(), now())",
                    shop.value(),
                    order);
            database.sql(
                    "insert into job (shop_id, kind, key, lane, state, due_at, failure) values ($1, 1, $2, 2, 4, now(), 'John Doe has no street')",
                    shop.value(),
                    Long.toString(order));
        }

        int known = in(shop, tx -> store.forgetWords(tx, shop, List.of(1L, 99L)));

        assertThat(known).isEqualTo(1);
        assertThat(text("select string_agg(key, ' ') from job where shop_id = $1 and failure is not null", shop))
                .isEqualTo("2");
    }

    private void leaves(ShopId shop) {
        boolean left = in(shop, tx -> store.read(tx, shop).chain(stay -> store.leave(tx, shop, stay.access())));
        assertThat(left).isTrue();
    }

    private <T> T in(ShopId shop, Function<Tx, Uni<T>> work) {
        return database.await(database.transaction().in(shop, connection -> work.apply(new PgTx(connection))));
    }

    private long rows(String table, ShopId shop) {
        return database.sql("select count(*) from " + table + " where shop_id = $1", shop.value())
                .iterator()
                .next()
                .getLong(0);
    }

    private String text(String sql, ShopId shop) {
        return String.valueOf(database.sql(sql, shop.value()).iterator().next().getValue(0));
    }
}
