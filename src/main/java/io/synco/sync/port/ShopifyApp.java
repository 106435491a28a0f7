package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import java.util.List;
import java.util.Optional;

/** What Shopify says of the app itself in one shop, and of what it told us by half. Fails as {@link ShopifyPort} does. */
public interface ShopifyApp {
    Uni<Standing> standing(ShopId shop);

    /** Empty for a fulfilment order that Shopify does not know. */
    Uni<Optional<OrderId>> orderOf(ShopId shop, FulfilmentOrderId fulfilmentOrder);

    /**
     * @param scopes what the merchant has agreed to
     * @param note what is still to be agreed to, for a person; empty for nothing
     * @param plan what the merchant pays for, by its handle, else by its name; empty without an active subscription
     */
    record Standing(List<String> scopes, String note, Optional<String> plan) {}
}
