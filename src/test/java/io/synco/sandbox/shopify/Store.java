package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One shop: its stock, orders, subscriptions, tokens and what goes wrong with it. All changes happen under one lock. */
public final class Store {
    private final String domain;
    private final AppCredentials app;
    private final SandboxClock clock;
    private final Ids ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Webhooks webhooks;
    private final Catalog catalog;
    private final Inventory inventory;
    private final ProductEdits products = new ProductEdits(this);
    private final Orders orders;
    private final Tokens tokens;
    private final CostBucket bucket;
    private final Idempotency idempotency;
    private final Faults faults = new Faults();
    private final Hooks hooks = new Hooks();
    private final Checkout checkout = new Checkout();
    private final CallLog calls = new CallLog();
    private final Bulk bulk = new Bulk(this);
    private final long installationId;
    private volatile String plan;
    private final Supplier<String> base;

    Store(
            String domain,
            String generation,
            AppCredentials app,
            SandboxClock clock,
            WebhookSender sender,
            Supplier<String> base) {
        this.base = base;
        this.domain = domain;
        this.app = app;
        this.clock = clock;
        ids = new Ids(domain + generation);
        webhooks = new Webhooks(domain, ids, clock, sender);
        catalog = new Catalog(ids, clock);
        inventory = new Inventory(this);
        orders = new Orders(this);
        tokens = new Tokens(clock);
        bucket = new CostBucket(clock);
        idempotency = new Idempotency(clock);
        installationId = ids.next(Ids.Kind.INSTALLATION);
    }

    <T> T locked(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }

    /** What the customers of orders to come pay, and who they are. */
    public Checkout checkout() {
        return checkout;
    }

    /** Sets a level's starting stock; {@code available} is all there is. */
    public Level stock(String sku, String location, int available) {
        return locked(() -> {
            Level level = inventory.connect(catalog.variant(sku), catalog.location(location), true);
            int delta = available - level.available();
            inventory.change(level, "stocked", Map.of(State.AVAILABLE, delta));
            return level;
        });
    }

    public Level level(String sku, String location) {
        Variant variant = catalog.variant(sku);
        return inventory
                .find(variant.itemId(), catalog.location(location).id())
                .orElseThrow(() -> new java.util.NoSuchElementException(sku + " is not stocked at " + location));
    }

    public List<Level> levels() {
        return inventory.levels();
    }

    /** A person (or another app) edits on_hand: available takes the difference. */
    public void setOnHandByHand(String sku, String location, int onHand) {
        locked(() -> {
            Level level = level(sku, location);
            inventory.change(level, "edited by hand", Map.of(State.AVAILABLE, onHand - level.onHand()));
            return null;
        });
    }

    /** Units found damaged, reserved, ...: out of available, still on hand. Negative brings them back. */
    public void setAside(String sku, String location, State state, int units) {
        locked(() -> {
            inventory.change(level(sku, location), "set aside", Map.of(State.AVAILABLE, -units, state, units));
            return null;
        });
    }

    /** Begins an order: {@code store.order().line("MUG", 2).line("CUP", 1, "Main").place()}. */
    public OrderDraft order() {
        return new OrderDraft(this);
    }

    /** An order of one line, routed by Shopify. */
    public Order sells(int quantity, String sku) {
        return order().line(sku, quantity).place();
    }

    public Order sells(int quantity, String sku, String location) {
        return order().line(sku, quantity, location).place();
    }

    public Orders orders() {
        return orders;
    }

    public Catalog catalog() {
        return catalog;
    }

    /** What the merchant does to products, each told by webhooks. */
    public ProductEdits products() {
        return products;
    }

    public Inventory inventory() {
        return inventory;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public Faults faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    public Bulk bulk() {
        return bulk;
    }

    /** Where the file of a bulk operation is fetched from; the sandbox says where it listens. */
    String bulkUrl(long operation) {
        return base.get() + "/" + domain + "/bulk/" + operation + ".jsonl?signature=" + Long.toHexString(operation);
    }

    public Tokens tokens() {
        return tokens;
    }

    public SandboxClock clock() {
        return clock;
    }

    public String domain() {
        return domain;
    }

    /** Runs once, when the next call of this root field (or operation name) is about to be applied. */
    public void beforeApplying(String rootOrOperation, Runnable act) {
        hooks.before(rootOrOperation, act);
    }

    /** An App Bridge session token of this shop, good for a minute. */
    public String sessionToken() {
        return SessionToken.mint(app, domain, "42", clock.instant());
    }

    /** The merchant removes the app: tokens die, then app/uninstalled is sent, then the subscriptions are gone. */
    public void uninstall() {
        tokens.revokeAll();
        webhooks.emit("app/uninstalled", () -> WebhookBodies.uninstalled());
        webhooks.unsubscribeAll();
    }

    /** The merchant agrees to these permissions, after whatever was agreed before. */
    public void agreesTo(List<String> scopes) {
        List<String> before = tokens.scopes();
        tokens.agree(scopes);
        webhooks.emit("app/scopes_update", () -> WebhookBodies.scopes(before, scopes, clock.instant()));
    }

    /** The merchant chooses a plan of the app, by its handle; null for none. */
    public void subscribesTo(String plan) {
        this.plan = plan;
        webhooks.emit("app_subscriptions/update", () -> WebhookBodies.subscription(plan));
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }

    /** Shopify asks on the merchant's behalf, 48 hours after an uninstallation or when a customer has asked. */
    public Delivery asksAboutData(String uri, String topic, long... orders) {
        return webhooks.sendTo(uri, topic, WebhookBodies.privacy(domain, topic, orders));
    }

    /** Another plan's cost bucket, full. */
    public void costBucket(double maximumPoints, double pointsPerSecond) {
        bucket.resize(maximumPoints, pointsPerSecond);
    }

    /** So many points are in the bucket now, as after other calls. */
    public void costBucketHolds(double points) {
        bucket.holds(points);
    }

    /** All that calls were ever charged. */
    public double costPointsTaken() {
        return bucket.taken();
    }

    AppCredentials app() {
        return app;
    }

    Ids ids() {
        return ids;
    }

    CostBucket bucket() {
        return bucket;
    }

    Idempotency idempotency() {
        return idempotency;
    }

    Hooks hooks() {
        return hooks;
    }

    String installationGid() {
        return Gid.of("AppInstallation", installationId);
    }
}
