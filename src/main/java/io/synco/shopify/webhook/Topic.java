package io.synco.shopify.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.sync.port.Inbox.About;
import io.synco.sync.port.PrivacyRequests.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics that we listen to, what we ask to be told, and what of it we read. {@code updated_at} keeps Shopify from merging two changes. */
public enum Topic {
    ORDERS_CREATE("orders/create", Topic::order, "id", "updated_at"),
    ORDERS_UPDATED("orders/updated", Topic::order, "id", "updated_at"),
    ORDERS_EDITED(
            "orders/edited",
            body -> orderAt(body.path("order_edit").path("order_id")),
            "order_edit.id",
            "order_edit.order_id"),
    ORDERS_CANCELLED("orders/cancelled", Topic::order, "id", "updated_at"),
    ORDERS_FULFILLED("orders/fulfilled", Topic::order, "id", "updated_at"),
    ORDERS_PARTIALLY_FULFILLED("orders/partially_fulfilled", Topic::order, "id", "updated_at"),
    FULFILLMENTS_CREATE("fulfillments/create", Topic::orderOf, "id", "order_id", "updated_at"),
    FULFILLMENTS_UPDATE("fulfillments/update", Topic::orderOf, "id", "order_id", "updated_at"),
    REFUNDS_CREATE("refunds/create", Topic::orderOf, "id", "order_id", "created_at"),
    INVENTORY_LEVELS_UPDATE("inventory_levels/update", Topic::level, "inventory_item_id", "location_id", "updated_at"),
    INVENTORY_LEVELS_CONNECT(
            "inventory_levels/connect", Topic::level, "inventory_item_id", "location_id", "updated_at"),
    INVENTORY_LEVELS_DISCONNECT("inventory_levels/disconnect", Topic::level, "inventory_item_id", "location_id"),
    LOCATIONS_CREATE("locations/create", Topic::locations, "id", "updated_at"),
    LOCATIONS_UPDATE("locations/update", Topic::locations, "id", "updated_at"),
    LOCATIONS_ACTIVATE("locations/activate", Topic::locations, "id", "updated_at"),
    LOCATIONS_DEACTIVATE("locations/deactivate", Topic::locations, "id", "updated_at"),
    LOCATIONS_DELETE("locations/delete", Topic::locations, "id"),
    PRODUCTS_CREATE("products/create", Topic::product, "id", "updated_at"),
    PRODUCTS_UPDATE("products/update", Topic::product, "id", "updated_at"),
    PRODUCTS_DELETE("products/delete", Topic::product, "id"),
    INVENTORY_ITEMS_CREATE("inventory_items/create", Topic::item, "id", "updated_at"),
    INVENTORY_ITEMS_UPDATE("inventory_items/update", Topic::item, "id", "updated_at"),
    INVENTORY_ITEMS_DELETE("inventory_items/delete", Topic::item, "id"),
    ORDERS_DELETE("orders/delete", Topic::order, "id"),
    FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE(
            "fulfillment_orders/order_routing_complete",
            body -> part(body, "fulfillment_order"),
            "fulfillment_order.id"),
    FULFILLMENT_ORDERS_MOVED(
            "fulfillment_orders/moved",
            body -> part(body, "original_fulfillment_order"),
            "original_fulfillment_order.id",
            "moved_fulfillment_order.id"),
    FULFILLMENT_ORDERS_SPLIT(
            "fulfillment_orders/split",
            body -> part(body, "fulfillment_order"),
            "fulfillment_order.id",
            "remaining_fulfillment_order.id"),
    FULFILLMENT_ORDERS_MERGED(
            "fulfillment_orders/merged",
            body -> part(body.path("fulfillment_order_merges"), "fulfillment_order"),
            "fulfillment_order_merges.fulfillment_order.id"),
    FULFILLMENT_ORDERS_CANCELLED(
            "fulfillment_orders/cancelled", body -> part(body, "fulfillment_order"), "fulfillment_order.id"),
    FULFILLMENT_ORDERS_PLACED_ON_HOLD(
            "fulfillment_orders/placed_on_hold", body -> part(body, "fulfillment_order"), "fulfillment_order.id"),
    FULFILLMENT_ORDERS_HOLD_RELEASED(
            "fulfillment_orders/hold_released", body -> part(body, "fulfillment_order"), "fulfillment_order.id"),
    APP_UNINSTALLED(From.APP, "app/uninstalled", body -> Optional.of(new About.Uninstalled())),
    APP_SCOPES_UPDATE(From.APP, "app/scopes_update", Topic::standing),
    APP_SUBSCRIPTIONS_UPDATE(From.APP, "app_subscriptions/update", Topic::standing),
    SHOP_REDACT(Kind.SHOP_REDACT, "shop/redact"),
    CUSTOMERS_REDACT(Kind.CUSTOMER_REDACT, "customers/redact"),
    CUSTOMERS_DATA_REQUEST(Kind.CUSTOMER_QUESTION, "customers/data_request");

    /** Who asks to be told. */
    public enum From {
        /** Each shop's own subscription, made with its token; Shopify deletes one whose deliveries fail. */
        SHOP,
        /** The app's own file (deploy/shopify.app.toml), for all shops; these stay. */
        APP,
        /** The same, under compliance_topics. */
        LAW
    }

    private static final Pattern PART = Pattern.compile("gid://shopify/FulfillmentOrder/([1-9][0-9]{0,17})");

    private final From from;
    private final String header;
    private final Function<JsonNode, Optional<About>> about;
    private final List<String> fields;
    private final Optional<Kind> request;

    Topic(String header, Function<JsonNode, Optional<About>> about, String... fields) {
        this(From.SHOP, header, about, List.of(fields), Optional.empty());
    }

    Topic(From from, String header, Function<JsonNode, Optional<About>> about) {
        this(from, header, about, List.of(), Optional.empty());
    }

    Topic(Kind request, String header) {
        this(From.LAW, header, body -> Optional.empty(), List.of(), Optional.of(request));
    }

    Topic(
            From from,
            String header,
            Function<JsonNode, Optional<About>> about,
            List<String> fields,
            Optional<Kind> request) {
        this.from = from;
        this.header = header;
        this.about = about;
        this.fields = fields;
        this.request = request;
    }

    static Optional<Topic> of(String header) {
        return Arrays.stream(values())
                .filter(topic -> topic.header.equals(header))
                .findFirst();
    }

    /** As Shopify writes it in X-Shopify-Topic; {@link #name()} is its name in GraphQL. */
    public String header() {
        return header;
    }

    public From from() {
        return from;
    }

    /** Those that each shop subscribes to. */
    public static List<Topic> ofShops() {
        return Arrays.stream(values()).filter(topic -> topic.from == From.SHOP).toList();
    }

    /** What the law asks; empty for all other topics. */
    Optional<Kind> request() {
        return request;
    }

    public List<String> fields() {
        return fields;
    }

    /** Empty where the body does not name what it is about. */
    Optional<About> about(JsonNode body) {
        return about.apply(body);
    }

    private static Optional<About> order(JsonNode body) {
        return orderAt(body.path("id"));
    }

    private static Optional<About> orderOf(JsonNode body) {
        return orderAt(body.path("order_id"));
    }

    private static Optional<About> orderAt(JsonNode id) {
        return isId(id) ? Optional.of(new About.Order(new OrderId(id.longValue()))) : Optional.empty();
    }

    private static Optional<About> product(JsonNode body) {
        JsonNode id = body.path("id");
        return isId(id) ? Optional.of(new About.Product(id.longValue())) : Optional.empty();
    }

    private static Optional<About> item(JsonNode body) {
        JsonNode id = body.path("id");
        return isId(id) ? Optional.of(new About.Item(new ItemId(id.longValue()))) : Optional.empty();
    }

    private static Optional<About> level(JsonNode body) {
        JsonNode item = body.path("inventory_item_id");
        JsonNode location = body.path("location_id");
        return isId(item) && isId(location)
                ? Optional.of(new About.Level(LevelId.of(item.longValue(), location.longValue())))
                : Optional.empty();
    }

    /** A fulfilment order is named by its gid. */
    private static Optional<About> part(JsonNode body, String field) {
        Matcher gid = PART.matcher(body.path(field).path("id").asText(""));
        return gid.matches()
                ? Optional.of(new About.FulfilmentOrder(new FulfilmentOrderId(Long.parseLong(gid.group(1)))))
                : Optional.empty();
    }

    private static Optional<About> standing(JsonNode body) {
        return Optional.of(new About.Standing());
    }

    private static Optional<About> locations(JsonNode body) {
        return Optional.of(new About.Locations());
    }

    static boolean isId(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0;
    }
}
