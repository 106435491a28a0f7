package io.synco.shopify;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.util.Optional;

/** What the adapter asks and tells about a shop; the database stands behind it. */
public interface Merchants {
    Uni<Optional<ShopId>> find(String domain);

    Uni<Optional<String>> domain(ShopId shop);

    Uni<ShopId> provision(String domain);

    Uni<Void> connected(ShopId shop, String domain);

    /** @param reason what the merchant reads and can do */
    Uni<Void> paused(ShopId shop, String reason);
}
