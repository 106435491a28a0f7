package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** delivery: one Odoo delivery makes at most one fulfilment for a fulfilment order, recorded before it is sent. */
interface DeliveryStore {

    Uni<Set<Long>> told(Tx tx, ShopId shop, List<Long> pickings);

    /** @return false if this delivery has made its fulfilment already */
    Uni<Boolean> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent);

    Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, long fulfilment);

    /** Recorded and sent, without an answer that came; by now Shopify counts it, so there is nothing left to send. */
    Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings);
}
