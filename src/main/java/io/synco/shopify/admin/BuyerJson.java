package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.sync.port.Buyer;
import java.util.Optional;

/** Who bought. An order at the counter may name nobody, a customer may have no e-mail address. */
final class BuyerJson {
    private BuyerJson() {}

    static Optional<Buyer> read(JsonNode order) {
        JsonNode customer = order.path("customer");
        if (!customer.isObject()) {
            return Optional.empty();
        }
        Optional<String> email =
                Optional.of(order.path("email").asText("")).map(String::strip).filter(text -> text.contains("@"));
        String name = customer.path("displayName").asText("").strip();
        String id = Long.toString(Gid.number(customer.path("id")));
        return Optional.of(
                new Buyer("__synco__.customer_" + id, name.isEmpty() ? email.orElse("Customer " + id) : name, email));
    }
}
