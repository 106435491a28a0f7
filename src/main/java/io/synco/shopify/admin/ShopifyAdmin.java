package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sync's port, by the Admin API. */
@ApplicationScoped
class ShopifyAdmin implements ShopifyPort {
    /**
     * By what is fulfilled, not by status: an order that was archived unfulfilled still holds its stock. All names but "fulfilled",
     * because an order on hold or scheduled may not count as "unfulfilled"; one too many costs a look, one too few costs a sale.
     */
    private static final String OPEN = Stream.of(
                    "unfulfilled", "unshipped", "partial", "scheduled", "on_hold", "request_declined")
            .map(status -> "fulfillment_status:" + status)
            .collect(Collectors.joining(" OR "));

    private final AdminApi api;
    private final LevelReader levels;
    private final OrderReader orders;
    private final OnHandSetter onHand;
    private final Fulfiller fulfiller;
    private final Subscriber subscriber;

    ShopifyAdmin(AdminApi api, Time time, @ConfigProperty(name = "synco.public-url") String publicUrl) {
        this.api = api;
        this.levels = new LevelReader(api);
        this.orders = new OrderReader(api, time);
        this.onHand = new OnHandSetter(api);
        this.fulfiller = new Fulfiller(api);
        this.subscriber = new Subscriber(api, publicUrl);
    }

    @Override
    public Uni<ShopInfo> shop(ShopId shop) {
        return api.ask(shop, Document.SHOP, Map.of()).map(ShopifyAdmin::info);
    }

    @Override
    public Uni<List<Location>> locations(ShopId shop) {
        return Paging.all(api, shop, Document.LOCATIONS, "locations", ShopifyAdmin::location);
    }

    @Override
    public Uni<Void> subscribe(ShopId shop) {
        return subscriber.subscribe(shop);
    }

    @Override
    public Uni<Page<Variant>> variants(ShopId shop, String after) {
        return api.ask(shop, Document.VARIANTS, Paging.variables(after, Map.of()))
                .map(data -> Paging.page(data.path("productVariants"), ShopifyAdmin::variant));
    }

    @Override
    public Uni<Map<LevelId, LevelReading>> levels(ShopId shop, Set<LevelId> ids) {
        return levels.read(shop, ids);
    }

    @Override
    public Uni<Optional<OrderReading>> order(ShopId shop, OrderId order) {
        return orders.one(shop, order);
    }

    @Override
    public Uni<Optional<Buyer>> buyer(ShopId shop, OrderId order) {
        return orders.buyer(shop, order);
    }

    @Override
    public Uni<Page<OrderHead>> ordersChanged(ShopId shop, Instant since, String after) {
        return orders.heads(shop, "updated_at:>='" + since.truncatedTo(ChronoUnit.SECONDS) + "'", after);
    }

    @Override
    public Uni<List<OrderReading>> orders(ShopId shop, List<OrderId> ids) {
        return orders.all(shop, ids);
    }

    @Override
    public Uni<Page<OrderReading>> ordersOpen(ShopId shop, String after) {
        return orders.page(shop, OPEN, after);
    }

    @Override
    public Uni<SetAnswer> setOnHand(ShopId shop, SetOnHand call) {
        return onHand.set(shop, call);
    }

    @Override
    public Uni<FulfilAnswer> fulfil(ShopId shop, Fulfil call) {
        return fulfiller.fulfil(shop, call);
    }

    private static ShopInfo info(JsonNode data) {
        JsonNode shop = data.path("shop");
        List<String> scopes = new ArrayList<>();
        data.path("currentAppInstallation")
                .path("accessScopes")
                .forEach(scope -> scopes.add(scope.path("handle").asText()));
        return new ShopInfo(
                shop.path("name").asText(),
                shop.path("myshopifyDomain").asText(),
                shop.path("currencyCode").asText(),
                List.copyOf(scopes));
    }

    private static Location location(JsonNode node) {
        return new Location(
                new LocationId(Gid.number(node.path("id"))),
                node.path("name").asText(),
                node.path("isActive").asBoolean(),
                node.path("fulfillsOnlineOrders").asBoolean());
    }

    /** A bundle's stock is reckoned by Shopify from its parts, so it cannot be written. */
    static Variant variant(JsonNode node) {
        JsonNode item = node.path("inventoryItem");
        return new Variant(
                Gid.number(node.path("id")),
                new ItemId(Gid.number(item.path("id"))),
                node.path("sku").asText(""),
                node.path("barcode").asText(""),
                title(node),
                item.path("tracked").asBoolean(),
                !node.path("requiresComponents").asBoolean());
    }

    private static String title(JsonNode variant) {
        String product = variant.path("product").path("title").asText("");
        String own = variant.path("title").asText("");
        return own.isEmpty() || own.equals("Default Title") || own.equals(product) ? product : product + " – " + own;
    }
}
