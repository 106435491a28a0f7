package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.egress.OpenEgress;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.Fault.Kind;
import io.synco.sandbox.shopify.Order;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.synco.shopify.oauth.AccessTokens;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing where it gets hard: lost answers, stale rows, empty buckets, dead tokens. */
class WritesOverHttpTest extends OnTheDouble {
    @Test
    void a_stale_row_is_named_and_nothing_of_the_call_is_applied() {
        store.catalog().addProduct("Cup", "CUP", "4002");
        store.stock("CUP", "Main", 4);

        SetAnswer answer = set(row("MUG", "Main", 7, 10), row("CUP", "Main", 5, 3));

        assertThat(((SetAnswer.Refused) answer).errors())
                .extracting(RowError::row, RowError::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(1, RowError.Kind.STALE));
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(10);
    }

    @Test
    void an_unknown_item_is_not_writable() {
        LevelId nowhere = new LevelId(new ItemId(1), level("MUG", "Main").location());

        SetAnswer answer = set(new SetRow(nowhere, 1, 0));

        assertThat(((SetAnswer.Refused) answer).errors().get(0).kind()).isEqualTo(RowError.Kind.NOT_WRITABLE);
    }

    @Test
    void a_key_that_is_spent_asks_for_a_new_one() {
        SetOnHand call = call(UUID.randomUUID(), row("MUG", "Main", 7, 10));
        store.faults().add(Fault.of(Kind.INTERNAL_ERROR).on(SET));

        assertThat(failure(() -> shopify.setOnHand(SHOP, call))).isInstanceOf(Unknown.class);
        SetAnswer again = get(shopify.setOnHand(SHOP, call));

        assertThat(((SetAnswer.Refused) again).errors().get(0).kind()).isEqualTo(RowError.Kind.NEW_KEY);
    }

    @Test
    void the_same_key_after_a_lost_answer_writes_once() {
        SetOnHand call = call(UUID.randomUUID(), row("MUG", "Main", 7, 10));
        store.faults().add(Fault.of(Kind.CUT_AFTER).on(SET));

        assertThat(failure(() -> shopify.setOnHand(SHOP, call))).isInstanceOf(Unknown.class);

        assertThat(get(shopify.setOnHand(SHOP, call))).isInstanceOf(SetAnswer.Accepted.class);
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"BAD_GATEWAY", "CUT_BEFORE", "CUT_AFTER", "INTERNAL_ERROR"})
    void without_a_clear_answer_a_write_is_unknown_and_a_read_only_unavailable(Kind kind) {
        store.faults().add(Fault.of(kind).times(2));

        assertThat(failure(() -> shopify.setOnHand(SHOP, call(UUID.randomUUID(), row("MUG", "Main", 7, 10)))))
                .isInstanceOf(Unknown.class);
        assertThat(failure(() -> shopify.locations(SHOP))).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_refused_connection_was_certainly_not_a_write() {
        ShopifyConfig nobody = TestConfig.of("id", "secret", "http://127.0.0.1:1/{shop}");
        ShopifyPort down = new ShopifyAdmin(
                new AdminApi(
                        OpenEgress.on(vertx),
                        nobody,
                        new KnownMerchants(DOMAIN),
                        new StoreTokens(),
                        new CostBudget(vertx),
                        new ApiVersion(nobody)),
                Time.SYSTEM,
                PUBLIC_URL);

        assertThat(failure(() -> down.setOnHand(SHOP, call(UUID.randomUUID(), row("MUG", "Main", 7, 10)))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void an_empty_bucket_is_not_asked_again_before_it_holds_the_call() {
        store.costBucket(20, 1);
        SetOnHand call = call(UUID.randomUUID(), row("MUG", "Main", 7, 10));
        get(shopify.setOnHand(SHOP, call));
        get(shopify.setOnHand(SHOP, call));
        int calls = store.calls().of(SET).size();

        RemoteFailure third = failure(() -> shopify.setOnHand(SHOP, call));

        assertThat(((Throttled) third).retryAfter()).isGreaterThan(Duration.ofSeconds(5));
        assertThat(store.calls().of(SET)).hasSize(calls);
    }

    @Test
    void throttled_by_shopify_waits_until_the_points_are_there() {
        store.costBucket(5, 1);

        assertThat(((Throttled) failure(
                                () -> shopify.setOnHand(SHOP, call(UUID.randomUUID(), row("MUG", "Main", 7, 10)))))
                        .retryAfter())
                .isGreaterThan(Duration.ofSeconds(3));
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(10);
    }

    @Test
    void a_token_that_stays_refused_needs_a_person() {
        store.faults().add(Fault.of(Kind.UNAUTHORIZED).untilCleared());

        assertThat(failure(() -> shopify.shop(SHOP))).isInstanceOf(AuthRevoked.class);
        assertThat(renewals).hasValue(1);
    }

    @Test
    void a_fulfilment_with_tracking_is_made_and_read_back() {
        Order order = store.sells(2, "MUG", "Main");
        OpenLine open = get(shopify.order(SHOP, new OrderId(order.id())))
                .orElseThrow()
                .open()
                .get(0);

        FulfilAnswer answer = get(shopify.fulfil(SHOP, fulfil(open, 2)));
        FulfilAnswer again = get(shopify.fulfil(SHOP, fulfil(open, 2)));

        assertThat(answer).isInstanceOf(FulfilAnswer.Created.class);
        assertThat(again).isInstanceOf(FulfilAnswer.Refused.class);
        OrderReading reading = get(shopify.order(SHOP, new OrderId(order.id()))).orElseThrow();
        assertThat(reading.open()).isEmpty();
        assertThat(reading.fulfilled()).singleElement().satisfies(line -> {
            assertThat(line.trackingNumber()).contains("T1");
            assertThat(line.location()).isEqualTo(location("Main"));
            assertThat(line.quantity()).isEqualTo(2);
        });
    }

    @Test
    void a_renewal_that_took_too_long_leaves_no_time_to_send() {
        AtomicLong nanos = new AtomicLong();
        Time jumping = new Time() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public long nanos() {
                return nanos.get();
            }
        };
        AccessTokens slow = new AccessTokens() {
            @Override
            public Uni<String> current(ShopId shop) {
                nanos.addAndGet(Duration.ofSeconds(29).toNanos());
                return Uni.createFrom().item("shpat_late");
            }

            @Override
            public Uni<String> after(ShopId shop, String refused) {
                return current(shop);
            }
        };
        AdminApi api = new AdminApi(
                OpenEgress.on(vertx),
                TestConfig.of("id", "secret", sandbox.baseUrlPattern()),
                new KnownMerchants(DOMAIN),
                slow,
                new CostBudget(vertx),
                version,
                jumping);
        SetOnHand call = call(UUID.randomUUID(), row("MUG", "Main", 7, 10));

        RemoteFailure failure = failure(() -> new ShopifyAdmin(api, Time.SYSTEM, PUBLIC_URL).setOnHand(SHOP, call));

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(store.calls().of(SET)).isEmpty();
    }
}
