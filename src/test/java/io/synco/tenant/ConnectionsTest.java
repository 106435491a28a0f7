package io.synco.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.tenant.Connections.Connection;
import io.synco.tenant.Connections.Details;
import io.synco.tenant.Connections.State;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A side that does not answer opens its circuit, longer each time; a person's pause is not ended by a failure. */
class ConnectionsTest {
    private static FreshDatabase database;
    private static Connections connections;

    @BeforeAll
    static void start() {
        database = new FreshDatabase();
        connections = new Connections(new TenantTransaction(database.app()), new Chance() {
            @Override
            public double unit() {
                return 1;
            }

            @Override
            public UUID uuid() {
                return new UUID(0, 0);
            }
        });
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void what_the_check_told_is_kept() {
        ShopId shop = database.shop();
        assertThat(find(shop)).isEmpty();

        connect(shop);

        assertThat(find(shop))
                .contains(new Connection(
                        Side.ODOO,
                        "https://erp.example",
                        "db",
                        "bot",
                        Optional.of(7L),
                        Optional.of("u"),
                        Optional.of("19.0"),
                        Optional.of("json-2"),
                        State.CONNECTED,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void the_last_look_is_kept_with_the_connection_and_only_with_one() {
        ShopId shop = database.shop();
        JsonArray lines = new JsonArray().add(new JsonObject().put("subject", "CLOCK"));
        database.await(connections.examined(shop, Side.ODOO, lines));
        assertThat(database.await(connections.examination(shop, Side.ODOO))).isEmpty();
        connect(shop);
        assertThat(database.await(connections.examination(shop, Side.ODOO))).isEmpty();

        database.await(connections.examined(shop, Side.ODOO, lines));

        assertThat(database.await(connections.examination(shop, Side.ODOO)))
                .hasValueSatisfying(kept -> assertThat(kept.lines()).isEqualTo(lines));
    }

    @Test
    void an_upgrade_of_the_side_is_taken_note_of() {
        ShopId shop = database.shop();
        connect(shop);

        database.await(connections.upgraded(shop, Side.ODOO, "20.0", "json-2"));

        assertThat(find(shop).orElseThrow().version()).contains("20.0");
        assertThat(find(shop).orElseThrow().uuid()).contains("u");
    }

    @Test
    void each_failed_probe_doubles_the_wait_up_to_five_minutes() {
        ShopId shop = database.shop();
        connect(shop);

        for (long seconds : new long[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            Instant before = clock();
            fail(shop);
            Connection waiting = find(shop).orElseThrow();
            assertThat(waiting.state()).isEqualTo(State.WAITING);
            assertThat(waiting.reason()).contains("connection refused");
            assertThat(waiting.circuitUntil().orElseThrow())
                    .isBetween(before.plusSeconds(seconds), clock().plusSeconds(seconds));
            theCircuitsTimePasses(shop);
        }
    }

    @Test
    void calls_that_were_under_way_when_the_circuit_opened_count_once() {
        ShopId shop = database.shop();
        connect(shop);
        fail(shop);
        Optional<Instant> until = find(shop).orElseThrow().circuitUntil();

        fail(shop);

        assertThat(find(shop).orElseThrow().circuitUntil()).isEqualTo(until);
    }

    @Test
    void an_answer_closes_the_circuit_and_forgets_the_failures() {
        ShopId shop = database.shop();
        connect(shop);
        fail(shop);
        theCircuitsTimePasses(shop);
        fail(shop);

        database.await(connections.succeeded(shop, Side.ODOO));

        assertThat(find(shop).orElseThrow().state()).isEqualTo(State.CONNECTED);
        fail(shop);
        assertThat(find(shop).orElseThrow().circuitUntil().orElseThrow()).isBefore(clock().plus(Duration.ofSeconds(6)));
    }

    @Test
    void a_pause_stays_through_failures_until_somebody_connects() {
        ShopId shop = database.shop();
        connect(shop);
        database.await(connections.paused(shop, Side.ODOO, "the key was revoked"));

        fail(shop);
        assertThat(find(shop).orElseThrow().state()).isEqualTo(State.PAUSED);
        assertThat(find(shop).orElseThrow().reason()).contains("the key was revoked");

        connect(shop);
        assertThat(find(shop).orElseThrow().state()).isEqualTo(State.CONNECTED);
    }

    private static void connect(ShopId shop) {
        Details details = new Details(
                "https://erp.example",
                "db",
                "bot",
                Optional.of(7L),
                Optional.of("u"),
                Optional.of("19.0"),
                Optional.of("json-2"));
        database.await(connections.connected(shop, Side.ODOO, details));
    }

    private static void fail(ShopId shop) {
        database.await(connections.failed(shop, Side.ODOO, "connection refused"));
    }

    private static Optional<Connection> find(ShopId shop) {
        return database.await(connections.find(shop, Side.ODOO));
    }

    private static Instant clock() {
        return database.sql("select clock_timestamp()")
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private static void theCircuitsTimePasses(ShopId shop) {
        database.sql("update connection set circuit_until = clock_timestamp() where shop_id = $1", shop.value());
    }
}
