package io.synco.shopify.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.sync.port.Inbox.About;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    APP_UNINSTALLED(
            "app/uninstalled", body -> Optional.of(new About.Uninstalled()), "id", "myshopify_domain", "updated_at");

    private final String header;
    private final Function<JsonNode, Optional<About>> about;
    private final List<String> fields;

    Topic(String header, Function<JsonNode, Optional<About>> about, String... fields) {
        this.header = header;
        this.about = about;
        this.fields = List.of(fields);
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

    private static Optional<About> level(JsonNode body) {
        JsonNode item = body.path("inventory_item_id");
        JsonNode location = body.path("location_id");
        return isId(item) && isId(location)
                ? Optional.of(new About.Level(LevelId.of(item.longValue(), location.longValue())))
                : Optional.empty();
    }

    private static Optional<About> locations(JsonNode body) {
        return Optional.of(new About.Locations());
    }

    private static boolean isId(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0;
    }
}
