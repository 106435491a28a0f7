package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;

/** A shop's token for the Admin API, good for a call to come. Fails with AuthRevoked where only the merchant can help. */
public interface AccessTokens {
    Uni<String> current(ShopId shop);

    /** Another token than {@code refused}, which Shopify answered with 401. */
    Uni<String> after(ShopId shop, String refused);
}
