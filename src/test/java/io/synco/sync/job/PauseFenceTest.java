package io.synco.sync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.kernel.ShopId;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.WithTwoDatabases;
import io.synco.tenant.FreshDatabase;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was prepared by a transaction that could not see a pause is committed before the pause is. */
@ExtendWith(WithTwoDatabases.class)
class PauseFenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The first statement of a slice's transactions (io.synco.queue.LeaseHolder). */
    private static final String LEASE_CHECK = "select from shop_work where shop_id = $1 for share";

    /** A role sees what its own sessions wait for. */
    private static final String WAITING = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and query like '%from shop_work%for update%'";

    @Test
    void a_pause_waits_for_the_workers_open_transaction(TwoDatabases databases) {
        // Given
        FreshDatabase real = databases.real();
        ShopId shop = databases.shop();
        SqlConnection worker = real.await(real.app().getConnection());
        Transaction open = real.await(worker.begin());
        real.await(worker.preparedQuery(LEASE_CHECK).execute(Tuple.of(shop.value())));

        // When
        CompletableFuture<Boolean> pause = real.tenant()
                .in(
                        shop,
                        connection -> new PgPauses()
                                .pause(new PgTx(connection), shop, PauseScope.SHOP, 0, "Anna", "counting"))
                .subscribeAsCompletionStage();

        // Then
        await().atMost(PATIENCE)
                .until(() -> real.await(real.app().query(WAITING).execute())
                                .iterator()
                                .next()
                                .getLong(0)
                        > 0);
        assertThat(pause).isNotDone();
        real.await(open.commit());
        assertThat(pause).succeedsWithin(PATIENCE).isEqualTo(true);
        real.await(worker.close());
    }
}
