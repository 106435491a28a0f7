package io.synco.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.vertx.VertxContext;
import io.synco.infra.RabbitNode;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Doorbell;
import io.synco.tenant.Shops;
import io.synco.tenant.TenantTransaction;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** Whatever becomes of the broker, every shop that is due is worked on as soon as there is one again, and both lanes are served. */
@QuarkusTest
@TestProfile(OwnBroker.class)
@EnabledIf("io.synco.infra.RabbitNode#isPossible")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SHOPS = 40;
    private static final int SLOTS = 20;

    private static boolean started;

    private DueShops shops;

    RabbitNode broker;

    @Inject
    Shops directory;

    @Inject
    TenantTransaction tenant;

    @Inject
    Doorbell doorbell;

    @Inject
    PlainWorker worker;

    @Inject
    Wiretap wiretap;

    @Inject
    LaneLinks links;

    @Inject
    Topology topology;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource(value = "health/ready", management = true)
    URL readiness;

    @ConfigProperty(name = "SYNCO_DB_NAME")
    String database;

    @ConfigProperty(name = "SYNCO_SHOPIFY_CLIENT_SECRET")
    String secret;

    @BeforeEach
    void served() {
        shops = new DueShops(directory, tenant, doorbell, database);
        if (started) {
            awaitServed();
        }
    }

    @AfterEach
    void letGo() {
        worker.letGo();
    }

    @Test
    @Order(1)
    void without_a_broker_webhooks_are_accepted_and_their_work_is_done_once_it_comes() {
        List<ShopId> due = make(3);
        assertThat(webhook(shops.domain(due.get(0)))).isEqualTo(200);
        given().get(readiness).then().statusCode(200);
        due.forEach(shops::post);
        assertThat(shops.open()).isGreaterThanOrEqualTo(4);

        broker.startAgain();
        started = true;

        awaitAllDone();
    }

    @Test
    void a_slow_shop_holds_up_no_other_and_each_is_on_a_context_of_its_own() {
        List<ShopId> held = heldAtWork(SLOTS - 1);
        assertThat(new HashSet<>(worker.atWork().values())).hasSize(held.size());
        assertThat(worker.atWork().values()).allMatch(VertxContext::isDuplicatedContext);

        make(SHOPS).forEach(shops::post);

        await().atMost(PATIENCE).until(() -> shops.open() == held.size());
        worker.letGo();
        awaitAllDone();
    }

    @Test
    void more_than_a_lane_has_slots_waits_at_the_broker() throws Exception {
        heldAtWork(SLOTS);
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            make(5).forEach(shops::post);

            await().atMost(PATIENCE).until(() -> channel.messageCount(topology.queue(Lane.NORMAL)) >= 5);
        }
        assertThat(worker.atWork()).hasSize(SLOTS);
        worker.letGo();
        awaitAllDone();
    }

    @Test
    void the_broker_killed_and_started_again_under_load_leaves_nothing_undone() {
        try (DueShops.Load load = shops.load(make(SHOPS))) {
            load.awaitMore(200);

            broker.kill();
            load.awaitMore(50);
            broker.startAgain();

            load.awaitMore(200);
        }
        awaitAllDone();
    }

    @Test
    void slices_that_outlive_their_connection_acknowledge_nothing_on_the_next() {
        heldAtWork(5);
        broker.kill();
        broker.startAgain();
        awaitServed();
        Subscription next = links.of(Lane.NORMAL).current();

        worker.letGo();

        awaitAllDone();
        assertThat(links.of(Lane.NORMAL).current()).isSameAs(next);
        assertThat(next.consuming()).isTrue();
    }

    @Test
    void a_queue_deleted_under_its_consumers_is_declared_and_subscribed_again() throws Exception {
        try (DueShops.Load load = shops.load(make(SHOPS));
                Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            load.awaitMore(50);

            for (Lane lane : Lane.values()) {
                channel.queueDelete(topology.queue(lane));
            }

            load.awaitMore(50);
        }
        awaitAllDone();
    }

    @Test
    void a_subscription_that_died_in_silence_is_found_and_made_again() throws Exception {
        Subscription dead = links.of(Lane.NORMAL).current();

        wiretap.cancel(Lane.NORMAL);

        ShopId shop = make(1).get(0);
        shops.post(shop);
        awaitAllDone();
        assertThat(links.of(Lane.NORMAL).current()).isNotSameAs(dead);
    }

    @Test
    void a_broker_that_lost_its_disk_is_furnished_again() {
        try (DueShops.Load load = shops.load(make(SHOPS))) {
            load.awaitMore(50);

            broker.kill();
            broker.loseData();
            broker.startAgain();

            load.awaitMore(50);
        }
        awaitAllDone();
    }

    @Test
    void queues_that_have_lost_their_leader_for_good_are_made_anew_and_those_for_people_with_them() {
        try (DueShops.Load load = shops.load(make(SHOPS))) {
            load.awaitMore(50);

            broker.kill();
            broker.loseQuorumLogs();
            broker.startAgain();

            load.awaitMore(50);
        }
        awaitAllDone();
        topology.evidence().forEach(this::awaitAnswerOf);
    }

    @Test
    void what_is_no_bell_is_parked_where_it_is_seen() throws Exception {
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            long before = channel.messageCount(topology.parked());

            channel.basicPublish(
                    topology.exchange(), Lane.NORMAL.word(), null, "hello".getBytes(StandardCharsets.UTF_8));

            await().atMost(PATIENCE).until(() -> seen(topology.parked()) == before + 1);
        }
    }

    @Test
    void bells_that_find_no_queue_are_kept_where_they_are_seen_until_the_binding_is_made_again() throws Exception {
        ShopId shop = make(1).get(0);
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            long before = channel.messageCount(topology.unrouted());
            channel.queueUnbind(topology.queue(Lane.NORMAL), topology.exchange(), Lane.NORMAL.word());

            shops.post(shop);

            await().atMost(PATIENCE).until(() -> seen(topology.unrouted()) > before);
        }
        awaitAllDone();
    }

    /** One in four belongs in the slow lane after its first slice. */
    private List<ShopId> make(int count) {
        List<ShopId> made = shops.make(count);
        for (int i = 3; i < count; i += 4) {
            worker.slow(made.get(i));
        }
        return made;
    }

    /** Each has begun a slice that does not end by itself. */
    private List<ShopId> heldAtWork(int count) {
        List<ShopId> held = make(count);
        held.forEach(worker::hold);
        held.forEach(shops::post);
        await().atMost(PATIENCE).until(() -> worker.atWork().keySet().containsAll(held));
        return held;
    }

    private int webhook(String domain) {
        String body = "{\"id\":820982911946154508}";
        return given().header("X-Shopify-Hmac-Sha256", signature(body))
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Shop-Domain", domain)
                .header("X-Shopify-Webhook-Id", "w-1")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/shopify")
                .statusCode();
    }

    private String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAllDone() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shops.open()).as("jobs not done").isZero();
            assertThat(shops.restless()).as("shops that are not at rest").isZero();
        });
        awaitServed();
    }

    /** By this application, and as the broker sees it, by one consumer for each lane. */
    private void awaitServed() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Connection connection = broker.connect();
                    Channel channel = connection.createChannel()) {
                return links.consuming()
                        && channel.consumerCount(topology.queue(Lane.NORMAL)) == 1
                        && channel.consumerCount(topology.queue(Lane.SLOW)) == 1;
            }
        });
    }

    private void awaitAnswerOf(String queue) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Connection connection = broker.connect();
                    Channel channel = connection.createChannel()) {
                channel.basicGet(queue, true);
                return true;
            }
        });
    }

    /** As the metric that an operator's alert looks at. */
    private long seen(String queue) {
        return (long)
                metrics.get("synco.queue.evidence").tag("queue", queue).gauge().value();
    }
}
