package io.synco.sync.bulk;

import io.synco.simulation.contract.Pair;
import io.synco.sync.port.ShopifyBulk;

/** Bulk operations over the modelled database. */
public final class BulkWiring {
    static final Pair<BulkStore> STORES = new Pair<>(new PgBulkStore(), new MemoryBulkStore());

    private BulkWiring() {}

    public static BulkWork work(ShopifyBulk shopify) {
        return new BulkWork(shopify, new MemoryBulkStore());
    }
}
