package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.smallrye.mutiny.Uni;
import io.synco.egress.OpenEgress;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.Level;
import io.synco.sandbox.shopify.Order;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.TestConfig;
import io.synco.shopify.oauth.AccessTokens;
import io.synco.shopify.webhook.Topic;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.OrderMoney;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopifyAdminTest implements AccessTokens {
    private static final ShopId SHOP = KnownMerchants.SHOP;
    private static final String DOMAIN = "mugs.myshopify.com";

    private final ShopifySandbox shopify = ShopifySandbox.start(0);
    private final Store store = shopify.createStore(DOMAIN);
    private final Vertx vertx = Vertx.vertx();
    private final AdminApi api = new AdminApi(
            OpenEgress.on(vertx),
            TestConfig.of("id", "secret", shopify.baseUrlPattern()),
            new KnownMerchants(DOMAIN),
            this,
            new CostBudget(vertx),
            new ApiVersion(TestConfig.of("id", "secret", shopify.baseUrlPattern())));
    private final ShopifyAdmin admin = new ShopifyAdmin(api, Time.SYSTEM, "https://synco.test");
    private String token = store.tokens().forTests("read_orders");
    private int renewals;
    private LevelId mug;

    @BeforeEach
    void stock() {
        store.catalog().addLocation("Main");
        store.catalog().addProduct("Mug", "MUG", "4001");
        Level level = store.stock("MUG", "Main", 10);
        mug = LevelId.of(level.variant().itemId(), level.location().id());
    }

    @AfterEach
    void stop() {
        shopify.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public Uni<String> current(ShopId shop) {
        return Uni.createFrom().item(() -> token);
    }

    @Override
    public Uni<String> after(ShopId shop, String refused) {
        renewals++;
        return Uni.createFrom().item(() -> store.tokens().forTests("read_orders"));
    }

    @Test
    void every_document_is_valid_by_the_recorded_schema() throws IOException {
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                types("admin-2026-10.graphql").merge(types("admin-2026-10-money.graphql")));
        for (Document document : Document.values()) {
            assertThat(new Validator().validateDocument(schema, Parser.parse(document.text()), Locale.ENGLISH))
                    .as(document.name())
                    .isEmpty();
        }
    }

    private TypeDefinitionRegistry types(String schema) throws IOException {
        try (var in = getClass().getResourceAsStream("/shopify/" + schema)) {
            return new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void on_hand_is_set_where_it_is_what_we_expect_and_a_stale_row_is_named() {
        assertThat(set(15, 10)).isInstanceOf(SetAnswer.Accepted.class);
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(15);

        SetAnswer.Refused stale = (SetAnswer.Refused) set(20, 10);

        assertThat(stale.errors())
                .extracting(RowError::row, RowError::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, RowError.Kind.STALE));
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(15);
    }

    @Test
    void a_row_that_can_never_be_written_is_named() {
        SetAnswer.Refused refused = (SetAnswer.Refused) set(-1, 10);

        assertThat(refused.errors()).extracting(RowError::kind).containsExactly(RowError.Kind.NOT_WRITABLE);
    }

    @Test
    void each_trouble_is_the_failure_that_the_table_says() {
        fault(Fault.of(Fault.Kind.THROTTLED));
        assertThat(writeFailure())
                .isInstanceOfSatisfying(
                        RemoteFailure.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
        fault(Fault.of(Fault.Kind.TOO_MANY_REQUESTS).retryAfter(3));
        assertThat(writeFailure())
                .isInstanceOfSatisfying(
                        RemoteFailure.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
        fault(Fault.of(Fault.Kind.BAD_GATEWAY));
        assertThat(writeFailure()).isInstanceOf(RemoteFailure.Unknown.class);
        fault(Fault.of(Fault.Kind.CUT_AFTER));
        assertThat(writeFailure()).isInstanceOf(RemoteFailure.Unknown.class);
        fault(Fault.of(Fault.Kind.BAD_GATEWAY));
        assertThat(readFailure()).isInstanceOf(RemoteFailure.Unavailable.class);
        fault(Fault.of(Fault.Kind.CUT_BEFORE));
        assertThat(readFailure()).isInstanceOf(RemoteFailure.Unavailable.class);
    }

    @Test
    void a_refused_token_is_renewed_once() {
        token = "shpat_dead";
        assertThat(admin.locations(SHOP).await().indefinitely())
                .hasSize(store.catalog().locations().size());
        assertThat(renewals).isEqualTo(1);

        fault(Fault.of(Fault.Kind.UNAUTHORIZED).times(2));
        assertThat(readFailure()).isInstanceOf(RemoteFailure.AuthRevoked.class);
    }

    @Test
    void a_level_is_read_with_all_its_parts_and_a_missing_one_is_absent() {
        store.sells(3, "MUG", "Main");

        var levels = admin.levels(SHOP, Set.of(mug, LevelId.of(mug.item().value(), 999)))
                .await()
                .indefinitely();

        assertThat(levels).containsOnlyKeys(mug).containsEntry(mug, new LevelReading(true, true, 10, 3, 7, 0));
        assertThat(admin.variants(SHOP, null).await().indefinitely().rows())
                .allSatisfy(variant -> assertThat(variant.writable()).isTrue())
                .extracting(variant -> variant.sku())
                .contains("MUG");
    }

    @Test
    void an_order_shows_what_is_open_and_what_was_fulfilled() {
        Order sold = store.sells(3, "MUG", "Main");
        OpenLine open = read(sold).open().get(0);
        assertThat(open.remaining()).isEqualTo(3);
        assertThat(new LevelId(open.item().orElseThrow(), open.location())).isEqualTo(mug);

        FulfilAnswer answer = admin.fulfil(
                        SHOP,
                        new Fulfil(
                                open.fulfilmentOrder(),
                                List.of(new FulfilLine(open.fulfilmentOrderLineId(), 2)),
                                Optional.of("T-1"),
                                Optional.of("DHL")))
                .await()
                .indefinitely();

        assertThat(answer).isInstanceOf(FulfilAnswer.Created.class);
        OrderReading after = read(sold);
        assertThat(after.open()).extracting(OpenLine::remaining).containsExactly(1);
        assertThat(after.fulfilled()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.item()).contains(mug.item());
            assertThat(line.trackingNumber()).contains("T-1");
        });
        assertThat(admin.ordersOpen(SHOP, null).await().indefinitely().rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("readAt", "money")
                .containsExactly(after);
        assertThat(admin.ordersChanged(SHOP, Instant.now().minusSeconds(3600), null)
                        .await()
                        .indefinitely()
                        .rows())
                .containsExactly(new OrderHead(after.id(), after.updatedAt()));
    }

    @Test
    void an_order_of_many_lines_and_fulfilments_is_read_whole() {
        store.stock("MUG", "Main", 100);
        var draft = store.order();
        for (int i = 0; i < 25; i++) {
            String sku = "S" + i;
            store.catalog().addProduct(sku, sku, sku);
            store.stock(sku, "Main", 5);
            draft.line(sku, 1, "Main");
        }
        Order sold = draft.place();
        assertThat(read(sold).open()).hasSize(25);

        for (OpenLine line : read(sold).open()) {
            admin.fulfil(
                            SHOP,
                            new Fulfil(
                                    line.fulfilmentOrder(),
                                    List.of(new FulfilLine(line.fulfilmentOrderLineId(), 1)),
                                    Optional.empty(),
                                    Optional.empty()))
                    .await()
                    .indefinitely();
        }
        assertThat(read(sold).open()).isEmpty();
        assertThat(read(sold).fulfilled()).hasSize(25);
    }

    @Test
    void an_orders_money_is_read_whole_and_adds_up() {
        store.stock("MUG", "Main", 100);
        store.checkout().taxes(false, "VAT", "0.19").discount("0.15").shipping("Parcel", "4.90");
        var draft = store.order();
        for (int i = 0; i < 45; i++) {
            String sku = "M" + i;
            store.catalog().addProduct(sku, sku, sku);
            store.stock(sku, "Main", 5);
            draft.line(sku, 1 + i % 3, "Main");
        }

        OrderMoney money = read(draft.place()).money().orElseThrow();

        assertThat(money.lines()).hasSize(45).allSatisfy(line -> {
            assertThat(line.discount().signum()).isPositive();
            assertThat(line.taxes())
                    .singleElement()
                    .satisfies(tax -> assertThat(tax.percent()).isEqualByComparingTo("19"));
        });
        assertThat(money.added()).isEqualByComparingTo(money.total().orElseThrow());
        assertThat(money.currency()).isEqualTo("USD");
        assertThat(money.taxesIncluded()).isFalse();
    }

    @Test
    void what_was_removed_from_an_order_leaves_its_total_open() {
        Order sold = store.sells(3, "MUG", "Main");
        store.orders().edit(sold, "MUG", 1);

        assertThat(read(sold).money().orElseThrow().total()).isEmpty();
    }

    @Test
    void a_buyer_is_read_where_there_is_one() {
        assertThat(admin.buyer(SHOP, new OrderId(store.sells(1, "MUG", "Main").id()))
                        .await()
                        .indefinitely())
                .isEmpty();
        store.checkout().customer(7001, "Ann Example", "ann@example.com");

        assertThat(admin.buyer(SHOP, new OrderId(store.sells(1, "MUG", "Main").id()))
                        .await()
                        .indefinitely())
                .contains(new Buyer("__synco__.customer_7001", "Ann Example", Optional.of("ann@example.com")));
    }

    @Test
    void the_webhooks_are_made_once() {
        admin.subscribe(SHOP).await().indefinitely();
        admin.subscribe(SHOP).await().indefinitely();

        assertThat(store.webhooks().subscriptions())
                .hasSize(Topic.ofShops().size())
                .allSatisfy(each -> assertThat(each.includeFields()).isNotEmpty());
    }

    @Test
    void a_webhook_that_shopify_refuses_keeps_none_of_the_others_from_being_asked_for() {
        ShopifyAdmin nowhere = new ShopifyAdmin(api, Time.SYSTEM, "no address");

        Throwable failure = catchThrowable(() -> nowhere.subscribe(SHOP).await().indefinitely());

        assertThat(((RemoteException) failure).failure()).isInstanceOf(RemoteFailure.Refused.class);
        assertThat(Topic.ofShops()).allSatisfy(topic -> assertThat(failure).hasMessageContaining(topic.header()));
    }

    private OrderReading read(Order order) {
        return admin.order(SHOP, new OrderId(order.id())).await().indefinitely().orElseThrow();
    }

    private SetAnswer set(int quantity, int changeFrom) {
        return admin.setOnHand(
                        SHOP,
                        new SetOnHand(
                                UUID.randomUUID(),
                                "gid://synco/Push/1",
                                List.of(new SetRow(mug, quantity, changeFrom))))
                .await()
                .indefinitely();
    }

    private void fault(Fault fault) {
        store.faults().clear();
        store.faults().add(fault);
    }

    private RemoteFailure writeFailure() {
        return ((RemoteException) catchThrowable(() -> set(15, 10))).failure();
    }

    private RemoteFailure readFailure() {
        return ((RemoteException)
                        catchThrowable(() -> admin.locations(SHOP).await().indefinitely()))
                .failure();
    }
}
