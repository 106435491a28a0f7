package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a plan needs of our side: dirty levels with their recipes, and what is promised to orders. */
interface BookStore {
    /** Dirty levels that cannot be planned, because nothing is linked or mapped, say so and are dirty no more. */
    Uni<Void> settleUnplannable(Tx tx, ShopId shop);

    /** How many levels are dirty, and how many of them a pause holds back. */
    Uni<Left> left(Tx tx, ShopId shop);

    /** Dirty levels that nothing keeps from being planned: neither paused, nor being observed, nor waiting for an answer. */
    Uni<List<DirtyLevel>> dirty(Tx tx, ShopId shop, int limit);

    /** What counted parts want of these products at these mappings, a row for each part and product. */
    Uni<List<PartPromise>> promises(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings);

    /** Nothing is written to these levels until they become dirty again, and it is said why. */
    Uni<Void> refuse(Tx tx, ShopId shop, Map<LevelId, String> why);

    record Left(long dirty, long held) {}

    /**
     * @param units n·q, in Odoo units
     * @param document external id of the document that stands for it, if there is one
     * @param ref the same as Odoo knows it, once it does
     */
    record PartPromise(
            OrderId order,
            MappingId mapping,
            ProductId product,
            Quantity units,
            Optional<String> document,
            Optional<DocumentRef> ref) {}
}
