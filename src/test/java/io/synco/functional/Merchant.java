package io.synco.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.shopify.AppCredentials;
import io.synco.sandbox.shopify.Level;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A merchant with a Shopify store of two locations and an Odoo of two warehouses, installed and connected as a real one would be:
 * through the OAuth flow and the JSON API.
 */
public final class Merchant implements AutoCloseable {
    public static final String BERLIN = "Berlin";
    public static final String HAMBURG = "Hamburg";
    public static final String WH1 = "WH";
    public static final String WH2 = "WH2";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ShopifySandbox shopifyServer;

    private final String app;
    private final String domain;
    private final Store shopify;
    private final OdooSandbox odoo;
    private Api api;

    private Merchant(String app, AppCredentials credentials, OdooOptions options) {
        this.app = app;
        this.domain = "shop-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".myshopify.com";
        this.shopify = server(credentials).createStore(domain);
        this.odoo = OdooSandbox.start(0, options);
        shopify.catalog().addLocation(BERLIN);
        shopify.catalog().addLocation(HAMBURG);
        odoo.warehouse("Second warehouse", WH2);
    }

    private static synchronized ShopifySandbox server(AppCredentials credentials) {
        if (shopifyServer == null) {
            shopifyServer = ShopifySandbox.start(Integer.getInteger(Ports.SHOPIFY_PORT), credentials);
        }
        return shopifyServer;
    }

    /** @param app where the application listens; @param credentials the app's, as Shopify knows them */
    public static Merchant at(String app, AppCredentials credentials) {
        return at(app, credentials, OdooOptions.defaults());
    }

    /** @param options of the Odoo that the merchant has */
    public static Merchant at(String app, AppCredentials credentials, OdooOptions options) {
        return new Merchant(app, credentials, options);
    }

    public Merchant product(String sku, int atBerlin, int atHamburg) {
        shopify.catalog().addProduct("A " + sku, sku, "40" + sku.hashCode());
        odoo.product(sku, "Odoo's " + sku, "40" + sku.hashCode());
        stock(sku, BERLIN, WH1, atBerlin);
        stock(sku, HAMBURG, WH2, atHamburg);
        return this;
    }

    private void stock(String sku, String location, String warehouse, int units) {
        shopify.stock(sku, location, units);
        if (units > 0) {
            odoo.counts(units, sku, warehouse);
        }
    }

    /** @param tokens what `./synco token` does for a person */
    public Merchant installs(Function<String, String> tokens) {
        URI next = URI.create(app + "/auth/install?shop=" + domain);
        try {
            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
            for (int hop = 0; hop < 5 && !next.getPath().startsWith("/app"); hop++) {
                HttpResponse<String> answer = browser.send(
                        HttpRequest.newBuilder(next)
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", next, answer.body())
                        .isBetween(301, 303);
                next = next.resolve(answer.headers().firstValue("Location").orElseThrow());
            }
            assertThat(next.getPath()).startsWith("/app");
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException("The installation stopped at " + next, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while installing " + domain, failure);
        }
        api = new Api(app, tokens.apply(domain));
        return this;
    }

    /** As deploy/shopify.app.toml says for all shops. */
    public Merchant listensToTheApp() {
        shopify.webhooks()
                .configure(
                        app + "/webhooks/shopify", "app/uninstalled", "app/scopes_update", "app_subscriptions/update");
        return this;
    }

    /** The app is opened in Shopify's admin, by somebody whom Shopify vouches for. */
    public Merchant opens(int status) {
        URI page = URI.create(app + "/app?embedded=1&shop=" + domain + "&id_token=" + shopify.sessionToken());
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException("The app did not open in " + domain, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening the app in " + domain, failure);
        }
        return this;
    }

    /** @param tokens what `./synco token` does for a person */
    public Merchant takesToken(Function<String, String> tokens) {
        api = new Api(app, tokens.apply(domain));
        return this;
    }

    /** Shopify asks for the merchant or a customer, at the app's own address. */
    public void asksAboutData(String topic, long... orders) {
        shopify.asksAboutData(app + "/webhooks/shopify", topic, orders);
    }

    public Merchant connectsOdoo() {
        var options = odoo.options();
        Api.Answer answer = api.put(
                "/odoo",
                new JsonObject()
                        .put("url", odoo.url())
                        .put("database", options.database())
                        .put("login", options.login())
                        .put("apiKey", options.apiKey()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    public Merchant mapsBothLocations() {
        JsonObject both = locations();
        return maps(single(both, BERLIN, WH1 + "/Stock"), single(both, HAMBURG, WH2 + "/Stock"));
    }

    /** One Shopify location sells what lies at these places in Odoo, the first of which is the primary one. Nothing else is mapped. */
    public Merchant mapsOnly(String location, String... places) {
        return maps(single(locations(), location, places));
    }

    /** As both sides list them. */
    private JsonObject locations() {
        JsonObject listed = new JsonObject();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonObject both = api.get("/locations");
            assertThat(both.getJsonArray("shopify")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(both.getJsonArray("odoo")).isNotEmpty();
            listed.mergeIn(both);
        });
        return listed;
    }

    private Merchant maps(JsonObject... mappings) {
        Api.Answer answer = api.put("/mapping", new JsonObject().put("mappings", new JsonArray(List.of(mappings))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    private static JsonObject single(JsonObject both, String location, String... places) {
        List<JsonObject> sources = Stream.of(places)
                .map(place -> find(both.getJsonArray("odoo"), "name", place))
                .toList();
        Long shopify = find(both.getJsonArray("shopify"), "name", location).getLong("id");
        return new JsonObject()
                .put("mode", "single")
                .put("warehouseId", sources.get(0).getLong("warehouseId"))
                .put(
                        "odooLocationIds",
                        new JsonArray(sources.stream()
                                .map(source -> source.getLong("id"))
                                .toList()))
                .put("shopifyLocations", JsonArray.of(new JsonObject().put("shopifyLocationId", shopify)));
    }

    /** Several Shopify locations sell what lies at one place in Odoo. @param mode pool or split @param shares of each, in order */
    public JsonObject mapsTogether(String mode, String place, Map<String, Integer> shares) {
        JsonObject both = locations();
        JsonObject source = find(both.getJsonArray("odoo"), "name", place);
        JsonArray sellers = new JsonArray();
        shares.forEach((location, share) -> sellers.add(
                new JsonObject().put("shopifyLocationId", locationId(location)).put("share", share)));
        JsonObject mapping = new JsonObject()
                .put("mode", mode)
                .put("warehouseId", source.getLong("warehouseId"))
                .put("odooLocationIds", JsonArray.of(source.getLong("id")))
                .put("shopifyLocations", sellers);
        Api.Answer answer = api.put("/mapping", new JsonObject().put("mappings", JsonArray.of(mapping)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.object();
    }

    /** Shopify's, as the API tells it. */
    public long locationId(String location) {
        return find(locations().getJsonArray("shopify"), "name", location).getLong("id");
    }

    /** A direction rule for the whole shop. */
    public Merchant chooses(String kind, String choice) {
        return chooses(new JsonObject().put("kind", kind).put("choice", choice));
    }

    public Merchant choosesAt(String location, String kind, String choice) {
        return chooses(new JsonObject()
                .put("kind", kind)
                .put("shopifyLocationId", locationId(location))
                .put("choice", choice));
    }

    private Merchant chooses(JsonObject rule) {
        Api.Answer answer = api.put("/rules", rule);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    /** Of this kind, newest first. */
    public List<JsonObject> events(String kind) {
        return events().stream()
                .filter(event -> kind.equals(event.getString("kind")))
                .toList();
    }

    /** That an order changed, without those of its parts: they only cause the order to be read. */
    public List<JsonObject> eventsOfOrders() {
        return events("order_changed").stream()
                .filter(event -> event.getString("subject").startsWith("order "))
                .toList();
    }

    private static JsonObject find(JsonArray rows, String field, String value) {
        for (int i = 0; i < rows.size(); i++) {
            if (value.equals(rows.getJsonObject(i).getString(field))) {
                return rows.getJsonObject(i);
            }
        }
        throw new AssertionError("No " + field + " " + value + " in " + rows.encode());
    }

    public Merchant links() {
        Api.Answer answer = api.post("/links/match", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    public Merchant goesLive() {
        Api.Answer answer = api.post("/live", new JsonObject().put("live", true));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        settles();
        return this;
    }

    /** Everything in one: a merchant who is live and in step. */
    public Merchant live(Function<String, String> tokens) {
        return installs(tokens).connectsOdoo().mapsBothLocations().links().goesLive();
    }

    /** Waits until no event is open and nothing but the standing polls is left to do. */
    public void settles() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            JsonObject summary = api.get("/events/summary");
            assertThat(summary.getLong("open")).as("open events").isZero();
            JsonObject counts = api.get("/shop").getJsonObject("counts");
            assertThat(counts.getLong("waiting")).as("waiting jobs").isZero();
        });
    }

    /** Both sides agree about every level, by the doubles' own numbers. */
    public void isInStep() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (Level level : shopify.levels()) {
                String sku = level.variant().sku();
                String warehouse = level.location().name().equals(BERLIN) ? WH1 : WH2;
                long left = Math.round(odoo.quantity(sku, place(warehouse)) - odoo.reserved(sku, place(warehouse)));
                assertThat(level.available())
                        .as("available of %s at %s", sku, level.location().name())
                        .isEqualTo((int) left);
            }
        });
    }

    private static String place(String warehouse) {
        return warehouse + "/Stock";
    }

    public Level level(String sku, String location) {
        return shopify.level(sku, location);
    }

    public List<JsonObject> jobs(String state) {
        List<JsonObject> jobs = new ArrayList<>();
        api.list("/jobs?state=" + state + "&limit=250").forEach(job -> jobs.add((JsonObject) job));
        return jobs;
    }

    /** All of them, newest first, page by page. */
    public List<JsonObject> events() {
        List<JsonObject> events = new ArrayList<>();
        JsonArray page = api.list("/events?limit=250");
        while (!page.isEmpty()) {
            page.forEach(event -> events.add((JsonObject) event));
            page = api.list(
                    "/events?limit=250&before=" + events.get(events.size() - 1).getLong("id"));
        }
        return events;
    }

    public Store shopify() {
        return shopify;
    }

    public OdooSandbox odoo() {
        return odoo;
    }

    public Api api() {
        return api;
    }

    public String domain() {
        return domain;
    }

    @Override
    public void close() {
        if (api != null) {
            api.post("/live", new JsonObject().put("live", false));
        }
        odoo.close();
        shopifyServer.deleteStore(domain);
    }
}
