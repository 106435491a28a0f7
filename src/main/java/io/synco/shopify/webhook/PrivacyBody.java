package io.synco.shopify.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.shopify.ShopDomain;
import io.synco.sync.port.PrivacyRequests.Asked;
import io.synco.sync.port.PrivacyRequests.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Of a request about stored data: the shop, which must stand in the signed body by number and by domain, and the orders. Whose they are,
 * with address and telephone, stands there too and is not taken.
 */
final class PrivacyBody {
    private PrivacyBody() {}

    static Optional<Asked> read(Kind kind, String id, JsonNode body) {
        boolean named = Topic.isId(body.path("shop_id"))
                && ShopDomain.of(body.path("shop_domain").asText("")).isPresent();
        return named
                ? Optional.of(new Asked(
                        kind,
                        id,
                        body.path("shop_id").longValue(),
                        Stream.of("orders_to_redact", "orders_requested")
                                .map(body::path)
                                .flatMap(orders -> StreamSupport.stream(orders.spliterator(), false))
                                .filter(Topic::isId)
                                .map(JsonNode::longValue)
                                .distinct()
                                .toList()))
                : Optional.empty();
    }
}
