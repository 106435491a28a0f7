package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.OpenEgress;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.Order;
import io.synco.sandbox.shopify.OrderDraft;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.synco.shopify.oauth.AccessTokens;
import io.synco.sync.port.ShopifyBulk;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import io.synco.sync.port.ShopifyProducts;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A store with mugs in the Shopify double, and sync's port over real HTTP to it. */
abstract class OnTheDouble {
    static final String DOMAIN = "over-http.myshopify.com";
    static final String SET = "inventorySetQuantities";
    static final String PUBLIC_URL = "http://127.0.0.1:1";

    static Vertx vertx;
    static ShopifySandbox sandbox;

    Store store;
    final AtomicInteger renewals = new AtomicInteger();
    ShopifyPort shopify;
    ShopifyBulk bulk;
    ShopifyProducts products;
    ApiVersion version;

    @BeforeAll
    static void start() {
        sandbox = ShopifySandbox.start(0);
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void a_store_with_mugs() {
        sandbox.deleteStore(DOMAIN);
        store = sandbox.createStore(DOMAIN);
        store.catalog().addLocation("Main");
        store.catalog().addLocation("Second");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.stock("MUG", "Main", 10);
        connect();
    }

    /** Sync's ports to the store as it is. */
    void connect() {
        ShopifyConfig config = TestConfig.of("id", "secret", sandbox.baseUrlPattern());
        GuardedHttp http = OpenEgress.on(vertx);
        version = new ApiVersion(config);
        AdminApi api = new AdminApi(
                http, config, new KnownMerchants(DOMAIN), new StoreTokens(), new CostBudget(vertx), version);
        products = new ProductReader(api);
        bulk = new BulkOperations(api, http);
        shopify = new ShopifyAdmin(api, Time.SYSTEM, PUBLIC_URL);
    }

    Order bigOrder(int lines) {
        OrderDraft draft = store.order();
        for (int i = 0; i < lines; i++) {
            String location = i % 2 == 0 ? "Main" : "Second";
            store.catalog().addProduct("L" + i, "L" + i, "");
            store.stock("L" + i, location, 5);
            draft.line("L" + i, 1, location);
        }
        return draft.place();
    }

    static io.synco.sandbox.shopify.Fulfillment.Tracking tracking() {
        return new io.synco.sandbox.shopify.Fulfillment.Tracking(null, List.of(), List.of());
    }

    static ShopifyPort.Fulfil fulfil(OpenLine open, int units) {
        return new ShopifyPort.Fulfil(
                open.fulfilmentOrder(),
                List.of(new ShopifyPort.FulfilLine(open.fulfilmentOrderLineId(), units)),
                Optional.of("T1"),
                Optional.of("DHL"));
    }

    SetAnswer set(SetRow... rows) {
        return get(shopify.setOnHand(SHOP, call(UUID.randomUUID(), rows)));
    }

    static SetOnHand call(UUID key, SetRow... rows) {
        return new SetOnHand(key, "gid://synco/Intent/" + key, List.of(rows));
    }

    SetRow row(String sku, String location, int quantity, int changeFrom) {
        return new SetRow(level(sku, location), quantity, changeFrom);
    }

    LevelId level(String sku, String location) {
        return new LevelId(new ItemId(store.catalog().variant(sku).itemId()), location(location));
    }

    LocationId location(String name) {
        return new LocationId(store.catalog().location(name).id());
    }

    static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    static RemoteFailure failure(Supplier<Uni<?>> call) {
        Throwable thrown = catchThrowable(() -> call.get().await().atMost(Duration.ofSeconds(20)));
        assertThat(thrown).isInstanceOf(RemoteException.class);
        return ((RemoteException) thrown).failure();
    }

    /** Tokens that the store gives without OAuth. */
    final class StoreTokens implements AccessTokens {
        private String token = store.tokens().forTests("read_inventory,write_inventory");

        @Override
        public Uni<String> current(ShopId shop) {
            return Uni.createFrom().item(() -> token);
        }

        @Override
        public Uni<String> after(ShopId shop, String refused) {
            renewals.incrementAndGet();
            token = store.tokens().forTests("read_inventory,write_inventory");
            return current(shop);
        }
    }
}
