package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** delivery: which of Odoo's deliveries have been told to Shopify, unit by unit; recorded before a fulfilment is sent. */
interface DeliveryStore {

    /** Pickings of which everything that was sent has been answered. */
    Uni<Set<Long>> told(Tx tx, ShopId shop, List<Long> pickings);

    /** Odoo units that fulfilments of ours have told, by picking and product. */
    Uni<Map<Long, Map<ProductId, Quantity>>> toldUnits(Tx tx, ShopId shop, List<Long> pickings);

    /** Odoo units that these fulfilments of ours have told, by picking and product. */
    Uni<Map<Long, Map<ProductId, Quantity>>> toldBy(Tx tx, ShopId shop, Collection<Long> fulfilments);

    /** Odoo units that were sent and never answered, by picking and product. */
    Uni<Map<Long, Map<ProductId, Quantity>>> unanswered(Tx tx, ShopId shop, List<Long> pickings);

    /** Of these fulfilments on Shopify, those that told of a delivery in Odoo. */
    Uni<Set<Long>> tellOfDeliveries(Tx tx, ShopId shop, Collection<Long> fulfilments);

    /** Odoo units that came back before Shopify counted them as fulfilled, by picking and product. */
    Uni<Map<Long, Map<ProductId, Quantity>>> undone(Tx tx, ShopId shop, List<Long> pickings);

    /** Of these pickings, nothing else is undone any more. */
    Uni<Void> saveUndone(Tx tx, ShopId shop, List<Long> pickings, Map<Long, Map<ProductId, Quantity>> units);

    /** In place of what was sent for the same delivery and fulfilment order and never answered: the order read since says what came of that. */
    Uni<Void> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent);

    Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent, long fulfilment);

    /** Calls without an answer had made these fulfilments, by picking; Shopify shows them, be they cancelled since. */
    Uni<Void> made(Tx tx, ShopId shop, Map<Long, Long> fulfilments);

    /** Recorded and sent, without an answer that came; Shopify counts it: nothing is left to send. */
    Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings);
}
