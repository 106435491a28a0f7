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
import java.util.Collection;
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

    /**
     * Dirty levels that nothing keeps from being planned: neither paused, nor being observed, nor waiting for an answer of Shopify's, or
     * of Odoo's to a booking of one of their products.
     */
    Uni<List<DirtyLevel>> dirty(Tx tx, ShopId shop, int limit);

    /** Of these levels, those that are linked and mapped, whether dirty or not, and whether Shopify stocked them when last read or not. */
    Uni<List<DirtyLevel>> of(Tx tx, ShopId shop, Collection<LevelId> levels);

    /**
     * What the counted parts of every order want that wants one of these products at one of these mappings: a row for each part and
     * product, with the order's other products and mappings.
     */
    Uni<List<PartPromise>> promises(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings);

    /** These orders change no target any more, until one of their parts or documents moves. */
    Uni<Void> retire(Tx tx, ShopId shop, Set<OrderId> orders);

    /** Nothing is written to these levels until they become dirty again, and it is said why. */
    Uni<Void> refuse(Tx tx, ShopId shop, Map<LevelId, String> why);

    record Left(long dirty, long held) {}

    /**
     * @param name of the order, as a person knows it
     * @param units n·q, in Odoo units
     * @param fulfilled n·f
     * @param elsewhere of it, what by rule other documents in Odoo stand for
     * @param document external id of the document that stands for it, if there is one
     * @param ref the same as Odoo knows it, once it does
     * @param answered what was asked of Odoo for the document has been answered
     */
    record PartPromise(
            OrderId order,
            String name,
            MappingId mapping,
            ProductId product,
            Quantity units,
            Quantity fulfilled,
            Quantity elsewhere,
            Optional<String> document,
            Optional<DocumentRef> ref,
            boolean answered) {}
}
