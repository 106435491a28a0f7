package io.synco.shopify;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.util.List;
import java.util.Optional;

/** What the adapter asks and tells about a shop; the database stands behind it. */
public interface Merchants {
    /** A shop that was ever installed, and is not forgotten. */
    Uni<Optional<ShopId>> find(String domain);

    Uni<Optional<String>> domain(ShopId shop);

    Uni<ShopId> provision(String domain);

    /** Empty where the app was never installed, or the shop is forgotten. */
    Uni<Optional<Standing>> standing(String domain);

    /**
     * @param connected the app is installed, and its access good as far as we know
     * @param scopes what the merchant has agreed to, as Shopify said last
     */
    record Standing(ShopId shop, boolean connected, List<String> scopes) {}
}
