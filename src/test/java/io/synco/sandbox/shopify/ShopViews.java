package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;

/** The query root, the shop and the app's installation. */
final class ShopViews {
    private final Store store;
    private final CatalogViews catalog;
    private final OrderViews orders;

    ShopViews(Store store, CatalogViews catalog, OrderViews orders) {
        this.store = store;
        this.catalog = catalog;
        this.orders = orders;
    }

    View root() {
        return View.of("QueryRoot")
                .lazy("shop", env -> shop())
                .lazy("currentAppInstallation", env -> installation())
                .lazy("inventoryProperties", env -> CatalogViews.properties())
                .lazy("locations", this::locations)
                .lazy("productVariants", this::variants)
                .lazy("inventoryItems", this::items)
                .lazy("bulkOperations", this::bulkOperations)
                .lazy("bulkOperation", env -> only("BulkOperation", env))
                .lazy("orders", orders::orders)
                .lazy("webhookSubscriptions", this::subscriptions)
                .lazy(
                        "nodes",
                        env -> env.<List<String>>getArgument("ids").stream()
                                .map(this::node)
                                .toList())
                .lazy("node", env -> node(env.getArgument("id")))
                .lazy("location", env -> only("Location", env))
                .lazy("inventoryItem", env -> only("InventoryItem", env))
                .lazy("inventoryLevel", env -> only("InventoryLevel", env))
                .lazy("productVariant", env -> only("ProductVariant", env))
                .lazy("product", env -> only("Product", env))
                .lazy("order", env -> only("Order", env))
                .lazy("fulfillmentOrder", env -> only("FulfillmentOrder", env))
                .lazy("fulfillment", env -> only("Fulfillment", env))
                .lazy("webhookSubscription", env -> only("WebhookSubscription", env));
    }

    private View only(String type, DataFetchingEnvironment env) {
        String gid = env.getArgument("id");
        if (gid == null) {
            throw ShopifyError.notImplemented(env.getField().getName() + " without an id");
        }
        return Gid.parse(gid).type().equals(type) ? node(gid) : null;
    }

    private View node(String text) {
        Gid gid = Gid.parse(text);
        long id = gid.number();
        return switch (gid.type()) {
            case "Location" ->
                store.catalog().location(id).map(catalog::location).orElse(null);
            case "InventoryItem" ->
                store.catalog().variantOfItem(id).map(catalog::item).orElse(null);
            case "ProductVariant" ->
                store.catalog().variant(id).map(catalog::variant).orElse(null);
            case "Product" -> store.catalog().variantsOf(id).isEmpty() ? null : catalog.product(id);
            case "InventoryLevel" ->
                store.levels().stream()
                        .filter(level -> level.id() == id)
                        .findFirst()
                        .map(catalog::level)
                        .orElse(null);
            case "BulkOperation" -> store.bulk().find(id).orElse(null);
            case "WebhookSubscription" ->
                store.webhooks().subscriptions().stream()
                        .filter(each -> each.id() == id)
                        .findFirst()
                        .map(SubscriptionMutations::view)
                        .orElse(null);
            default -> ofOrders(gid);
        };
    }

    private View ofOrders(Gid gid) {
        long id = gid.number();
        return switch (gid.type()) {
            case "Order" -> store.orders().find(id).map(orders::order).orElse(null);
            case "FulfillmentOrder" ->
                store.orders().all().stream()
                        .flatMap(order -> order.fulfillmentOrders().stream())
                        .filter(each -> each.id() == id)
                        .findFirst()
                        .map(orders::fulfillmentOrder)
                        .orElse(null);
            case "Fulfillment" ->
                store.orders().all().stream()
                        .flatMap(order -> order.fulfillments().stream())
                        .filter(each -> each.id() == id)
                        .findFirst()
                        .map(orders::fulfillment)
                        .orElse(null);
            default -> throw ShopifyError.notImplemented("looking up a " + gid.type() + " by id");
        };
    }

    private View shop() {
        return View.of("Shop")
                .with("id", Gid.of("Shop", Math.abs((long) store.domain().hashCode())))
                .with("name", store.domain().replace(".myshopify.com", ""))
                .with("myshopifyDomain", store.domain())
                .with("url", "https://" + store.domain())
                .with("currencyCode", Checkout.CURRENCY)
                .with("ianaTimezone", "Europe/Berlin")
                .with("timezoneAbbreviation", "CET")
                .with(
                        "plan",
                        View.of("ShopPlan")
                                .with("displayName", "Basic")
                                .with("publicDisplayName", "Basic")
                                .with("shopifyPlus", false)
                                .with("partnerDevelopment", false));
    }

    private View installation() {
        List<View> scopes = store.tokens().scopes().stream()
                .map(scope -> View.of("AccessScope").with("handle", scope).with("description", scope))
                .toList();
        return View.of("AppInstallation")
                .with("id", store.installationGid())
                .with("accessScopes", scopes)
                .with(
                        "activeSubscriptions",
                        store.plan().map(ShopViews::subscription).map(List::of).orElse(List.of()))
                .with(
                        "app",
                        View.of("App").with("apiKey", store.app().clientId()).with("title", "SyncO"));
    }

    private static View subscription(String plan) {
        View pricing = View.of("AppRecurringPricing").with("planHandle", plan).with("interval", "EVERY_30_DAYS");
        View line = View.of("AppSubscriptionLineItem")
                .with("id", "gid://shopify/AppSubscriptionLineItem/1?v=1")
                .with("plan", View.of("AppPlanV2").with("pricingDetails", pricing));
        return View.of("AppSubscription")
                .with("id", Gid.of("AppSubscription", 1))
                .with("name", "The plan " + plan)
                .with("status", "ACTIVE")
                .with("test", true)
                .with("lineItems", List.of(line));
    }

    private View locations(DataFetchingEnvironment env) {
        noQuery(env);
        boolean inactiveToo = Boolean.TRUE.equals(env.getArgument("includeInactive"));
        List<Location> locations = store.catalog().locations().stream()
                .filter(each -> each.active() || inactiveToo)
                .toList();
        return Paging.page(
                env, "Location", locations, each -> new Paging.Key(each.name(), each.id()), catalog::location);
    }

    private View variants(DataFetchingEnvironment env) {
        List<Variant> found = store.catalog().variants().stream()
                .filter(SearchQuery.parse(env.getArgument("query")).by(CatalogViews.VARIANT_KEYS))
                .toList();
        return catalog.variants(env, found);
    }

    private View items(DataFetchingEnvironment env) {
        noQuery(env);
        return Paging.page(
                env,
                "InventoryItem",
                store.catalog().variants(),
                each -> Paging.Key.byId(each.itemId()),
                catalog::item);
    }

    private View bulkOperations(DataFetchingEnvironment env) {
        noQuery(env);
        List<View> newestFirst = store.bulk().newestFirst();
        int first = env.getArgument("first");
        if (!Boolean.TRUE.equals(env.getArgument("reverse")) || env.getArgument("after") != null) {
            throw ShopifyError.notImplemented("bulkOperations, but for the newest first");
        }
        return View.of("BulkOperationConnection")
                .with("nodes", newestFirst.subList(0, Math.min(first, newestFirst.size())));
    }

    private View subscriptions(DataFetchingEnvironment env) {
        noQuery(env);
        List<String> topics = env.getArgument("topics");
        String uri = env.getArgument("uri");
        List<Subscription> found = store.webhooks().subscriptions().stream()
                .filter(each -> topics == null || topics.contains(each.topic()))
                .filter(each -> uri == null || uri.equals(each.uri()))
                .toList();
        return Paging.page(
                env,
                "WebhookSubscription",
                found,
                each -> Paging.Key.byTime(each.createdAt(), each.id()),
                SubscriptionMutations::view);
    }

    private static void noQuery(DataFetchingEnvironment env) {
        if (env.getArgument("query") != null) {
            throw ShopifyError.notImplemented(env.getField().getName() + "(query:)");
        }
    }

    static View apiVersion() {
        return View.of("ApiVersion")
                .with("handle", ShopifySandbox.API_VERSION)
                .with("displayName", ShopifySandbox.API_VERSION)
                .with("supported", true);
    }
}
