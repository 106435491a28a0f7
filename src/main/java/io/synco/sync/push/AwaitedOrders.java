package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.List;
import java.util.Set;

/** Orders that are open on Shopify and will be in the books once the shop is live. */
@FunctionalInterface
public interface AwaitedOrders {
    AwaitedOrders NONE = (tx, shop, products, mappings) -> Uni.createFrom().item(List.of());

    /**
     * The parts of every order that wants one of these products at one of these mappings, with its other products and mappings. Only
     * parts whose item is linked and whose location is mapped.
     */
    Uni<List<AwaitedPart>> of(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings);
}
