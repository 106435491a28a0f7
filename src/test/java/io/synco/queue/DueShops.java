package io.synco.queue;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.synco.infra.Infrastructure;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Doorbell;
import io.synco.tenant.Shops;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Shops of the running application, their jobs, and what is left to do. */
final class DueShops {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String POST =
            "insert into job (shop_id, kind, key, lane, state, due_at) values ($1, 1, $2, 1, 1, clock_timestamp())";

    private final Shops directory;
    private final TenantTransaction tenant;
    private final Doorbell doorbell;
    private final String database;

    DueShops(Shops directory, TenantTransaction tenant, Doorbell doorbell, String database) {
        this.directory = directory;
        this.tenant = tenant;
        this.doorbell = doorbell;
        this.database = database;
    }

    List<ShopId> make(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> outcome(directory.provision("shop-" + NUMBER.incrementAndGet() + ".myshopify.com")))
                .toList();
    }

    String domain(ShopId shop) {
        return outcome(directory.domain(shop)).orElseThrow();
    }

    /** A job is committed, and then rung for. */
    void post(ShopId shop) {
        Tuple job = Tuple.of(shop.value(), "job-" + NUMBER.incrementAndGet());
        outcome(tenant.in(shop, connection -> connection.preparedQuery(POST).execute(job))
                .chain(() -> doorbell.ring(shop)));
    }

    int open() {
        return count("select count(*) from job where state in (1, 2, 3)");
    }

    /** Shops that are due, held, paused, or whose last slice did not end. */
    int restless() {
        return count("select count(*) from shop_work where due_at < 'infinity' or paused or unreleased > 0"
                + " or lease_until > clock_timestamp()");
    }

    Load load(List<ShopId> shops) {
        return new Load(shops);
    }

    /** Posts to shops in turn, from a thread of its own, until it is closed. */
    final class Load implements AutoCloseable {
        private final AtomicInteger posted = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<Void> posting;

        private Load(List<ShopId> shops) {
            posting = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    post(shops.get(posted.get() % shops.size()));
                    posted.incrementAndGet();
                }
            });
        }

        void awaitMore(int jobs) {
            int goal = posted.get() + jobs;
            await().atMost(PATIENCE).until(() -> posting.isDone() || posted.get() >= goal);
        }

        @Override
        public void close() {
            over.set(true);
            posting.join();
        }
    }

    private int count(String sql) {
        try (Connection owner = Infrastructure.find().asOwner(database);
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static <T> T outcome(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
