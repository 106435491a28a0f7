package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.Set;

/** Which Odoo products stand in a linked item's recipe. */
public interface LinkedProducts {

    Uni<Set<ProductId>> of(Tx tx, ShopId shop, Collection<ProductId> products);
}
