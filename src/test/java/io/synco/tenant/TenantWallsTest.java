package io.synco.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No table lets a shop read or write another's rows; a forgotten tenant is an error, never "no rows". New tables are found by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantWallsTest {
    private FreshDatabase database;
    private ShopId mine;
    private ShopId theirs;

    @BeforeAll
    void start() {
        database = new FreshDatabase();
        mine = database.shop();
        theirs = database.shop();
        tables().forEach(table -> fill(table, theirs));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    Stream<String> tables() {
        return AnyRows.tables(database).stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void another_shops_rows_are_not_seen(String table) {
        assertThat(count(table, theirs)).as("rows of its own").isPositive();
        assertThat(rows(mine, "select from " + table + " where shop_id = " + theirs))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void another_shops_rows_are_not_changed_or_deleted(String table) {
        long before = count(table, theirs);

        refusedOrNothing("update " + table + " set shop_id = shop_id where shop_id = " + theirs);
        refusedOrNothing("delete from " + table + " where shop_id = " + theirs);

        assertThat(count(table, theirs)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_row_cannot_be_written_for_another_shop(String table) {
        assertThatThrownBy(() -> rows(mine, insert(table, theirs))).hasMessageContaining("row-level security policy");
    }

    /** Unset on a fresh connection; set back to an empty text on one that served a tenant before. Both are errors. */
    @ParameterizedTest
    @MethodSource("tables")
    void a_forgotten_tenant_is_an_error(String table) {
        assertThatThrownBy(() -> database.await(
                        database.app().query("select from " + table).execute()))
                .hasMessageMatching("(?s).*(app.shop_id|type bigint: \"\").*");
    }

    @Test
    void the_directory_is_read_only_and_the_doorbell_takes_no_new_rows() {
        assertDenied("insert into shop_directory (domain) values ('x.myshopify.com')");
        assertDenied("update shop_directory set state = 2");
        assertDenied("insert into shop_work (shop_id) values (1)");
        assertDenied("delete from shop_work");
    }

    @Test
    void the_tenant_does_not_outlive_its_transaction() {
        rows(mine, "select from shop");

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() ->
                    database.await(database.app().query("select from shop").execute()));
        }
    }

    private void assertDenied(String sql) {
        assertThatThrownBy(() -> database.await(database.app().query(sql).execute()))
                .hasMessageContaining("permission denied");
    }

    private void refusedOrNothing(String sql) {
        try {
            assertThat(changed(mine, sql)).isZero();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("permission denied");
        }
    }

    private int rows(ShopId as, String sql) {
        return database.await(transaction(as, sql).map(result -> result.size()));
    }

    private int changed(ShopId as, String sql) {
        return database.await(transaction(as, sql).map(result -> result.rowCount()));
    }

    private Uni<io.vertx.mutiny.sqlclient.RowSet<io.vertx.mutiny.sqlclient.Row>> transaction(ShopId as, String sql) {
        return new TenantTransaction(database.app())
                .in(as, connection -> connection.query(sql).execute());
    }

    private long count(String table, ShopId shop) {
        return database.sql("select count(*) from " + table + " where shop_id = $1", shop.value())
                .iterator()
                .next()
                .getLong(0);
    }

    /** Any row that satisfies the columns' types; foreign keys and checks are set aside by the superuser's own means, not here. */
    private void fill(String table, ShopId shop) {
        if (count(table, shop) == 0) {
            database.sql(insert(table, shop));
        }
    }

    private String insert(String table, ShopId shop) {
        return AnyRows.insert(database, table, shop);
    }
}
