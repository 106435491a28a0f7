package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Locations, products, variants, inventory items and levels as GraphQL shows them. */
final class CatalogViews {
    private final Store store;

    CatalogViews(Store store) {
        this.store = store;
    }

    View location(Location location) {
        return View.of("Location")
                .id(location.gid())
                .with("name", location.name())
                .with("isActive", location.active())
                .with("fulfillsOnlineOrders", location.fulfillsOnlineOrders())
                .with("shipsInventory", location.fulfillsOnlineOrders())
                .with("isFulfillmentService", false)
                .with(
                        "address",
                        View.of("LocationAddress").with("city", "Berlin").with("countryCode", "DE"))
                .with("createdAt", SandboxClock.utc(location.createdAt()))
                .with("updatedAt", SandboxClock.utc(location.createdAt()))
                .lazy(
                        "inventoryLevels",
                        env -> levels(
                                env,
                                store.levels().stream()
                                        .filter(each -> each.location().id() == location.id())
                                        .toList()))
                .lazy(
                        "inventoryLevel",
                        env -> level(
                                env, Gid.number(env.getArgument("inventoryItemId"), "InventoryItem"), location.id()));
    }

    View variant(Variant variant) {
        return View.of("ProductVariant")
                .id(variant.gid())
                .with("sku", variant.sku())
                .with("barcode", variant.barcode())
                .with("title", variant.title())
                .with("displayName", variant.title())
                .with("price", variant.price())
                .with("position", 1)
                .with("inventoryPolicy", "DENY")
                .with("requiresComponents", variant.requiresComponents())
                .with("createdAt", SandboxClock.utc(variant.createdAt()))
                .with("updatedAt", SandboxClock.utc(variant.createdAt()))
                .lazy(
                        "inventoryQuantity",
                        env -> store.inventory().of(variant.itemId()).stream()
                                .mapToInt(Level::available)
                                .sum())
                .lazy("product", env -> product(variant.productId()))
                .lazy("inventoryItem", env -> item(variant));
    }

    View product(long id) {
        Variant first = store.catalog().variantsOf(id).get(0);
        return View.of("Product")
                .id(Gid.of("Product", id))
                .with("title", first.title())
                .with("handle", "product-" + id)
                .with("status", "ACTIVE")
                .with("createdAt", SandboxClock.utc(first.createdAt()))
                .with("updatedAt", SandboxClock.utc(first.createdAt()))
                .lazy("variants", env -> variants(env, store.catalog().variantsOf(id)));
    }

    View variants(DataFetchingEnvironment env, List<Variant> of) {
        return Paging.page(env, "ProductVariant", of, each -> Paging.Key.byId(each.id()), this::variant);
    }

    View item(Variant variant) {
        return View.of("InventoryItem")
                .id(variant.itemGid())
                .with("sku", variant.sku())
                .with("tracked", variant.tracked())
                .with("requiresShipping", true)
                .with("createdAt", SandboxClock.utc(variant.createdAt()))
                .with("updatedAt", SandboxClock.utc(variant.createdAt()))
                .lazy("variant", env -> variant(variant))
                .lazy("variants", env -> variants(env, List.of(variant)))
                .lazy("inventoryLevels", env -> levels(env, store.inventory().of(variant.itemId())))
                .lazy(
                        "inventoryLevel",
                        env -> level(env, variant.itemId(), Gid.number(env.getArgument("locationId"), "Location")));
    }

    private View level(DataFetchingEnvironment env, long itemId, long locationId) {
        return store.inventory()
                .find(itemId, locationId)
                .filter(level -> level.active() || Boolean.TRUE.equals(env.getArgument("includeInactive")))
                .map(this::level)
                .orElse(null);
    }

    private View levels(DataFetchingEnvironment env, List<Level> of) {
        if (env.getArgument("query") != null) {
            throw ShopifyError.notImplemented("inventoryLevels(query:)");
        }
        boolean inactiveToo = Boolean.TRUE.equals(env.getArgument("includeInactive"));
        List<Level> levels =
                of.stream().filter(level -> inactiveToo || level.active()).toList();
        return Paging.page(env, "InventoryLevel", levels, each -> Paging.Key.byId(each.id()), this::level);
    }

    View level(Level level) {
        return View.of("InventoryLevel")
                .with("id", level.gid())
                .with("isActive", level.active())
                .with("canDeactivate", level.onHand() == 0)
                .with("createdAt", SandboxClock.utc(level.createdAt()))
                .with("updatedAt", SandboxClock.utc(level.updatedAt()))
                .lazy(
                        "item",
                        env -> item(store.catalog()
                                .variantOfItem(level.variant().itemId())
                                .orElse(level.variant())))
                .lazy("location", env -> location(level.location()))
                .lazy("quantities", env -> quantities(level, env.getArgument("names")));
    }

    private static List<View> quantities(Level level, List<String> names) {
        Quantities now = level.quantities();
        List<View> views = new ArrayList<>();
        for (String name : names) {
            Integer quantity = now.named(name);
            if (quantity == null) {
                throw new ShopifyError("The quantity name '" + name + "' is not valid.", "BAD_REQUEST");
            }
            views.add(View.of("InventoryQuantity")
                    .with("id", Gid.of("InventoryQuantity", level.id()) + "?name=" + name)
                    .with("name", name)
                    .with("quantity", quantity)
                    .with("updatedAt", name.equals("on_hand") ? null : SandboxClock.utc(level.updatedAt())));
        }
        return views;
    }

    /** {@code inventoryProperties}: which states make up on_hand. */
    static View properties() {
        List<String> parts =
                List.of("available", "committed", "damaged", "quality_control", "reserved", "safety_stock");
        List<View> names = new ArrayList<>();
        parts.forEach(part -> names.add(name(part, List.of(), List.of("on_hand"))));
        names.add(name("incoming", List.of(), List.of()));
        names.add(name("on_hand", parts, List.of()));
        return View.of("InventoryProperties").with("quantityNames", names);
    }

    private static View name(String name, List<String> comprises, List<String> belongsTo) {
        return View.of("InventoryQuantityName")
                .with("name", name)
                .with("displayName", name)
                .with("isInUse", true)
                .with("comprises", comprises)
                .with("belongsTo", belongsTo);
    }

    static final Map<String, java.util.function.Function<Variant, Object>> VARIANT_KEYS = Map.of(
            "sku", Variant::sku,
            "barcode", Variant::barcode,
            "title", Variant::title,
            "id", variant -> Long.toString(variant.id()),
            "product_id", variant -> Long.toString(variant.productId()),
            "updated_at", Variant::createdAt,
            "product_status", variant -> "active");
}
