package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Single products, read afresh. */
public interface ShopifyProducts {
    /** The most products or items that one question names. */
    int MOST = 10;

    /** Each with all of its variants. A product that Shopify does not have is absent. */
    Uni<Map<Long, List<Variant>>> read(ShopId shop, Set<Long> products);

    /** Whose each item is. An item that Shopify does not have is absent. */
    Uni<Map<ItemId, Long>> productsOf(ShopId shop, Set<ItemId> items);
}
