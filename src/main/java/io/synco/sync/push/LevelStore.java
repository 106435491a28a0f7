package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The level table: what is expected, what is seen, and what has to be planned again (wanted_rev above sent_rev). Each explained change
 * moves what is expected once, as a row of level_move; its causes are 1 a fulfilment's line, 2 what nothing else explains, 3 our write,
 * 4 the line of a fulfilment that was cancelled, 5 a refund's line that restocks.
 */
public interface LevelStore {
    /** Every level that shares a product with the order at a mapping is to be planned again. How many became so. */
    Uni<Integer> touchByOrder(Tx tx, ShopId shop, OrderId order);

    /** A product at a mapping whose stock has changed. */
    record Touched(ProductId product, MappingId mapping) {}

    /** Every level of these products at these mappings is to be planned again. How many became so. */
    Uni<Integer> touch(Tx tx, ShopId shop, Collection<Touched> touched);

    /** The same for all, with another chance for those that Shopify did not stock. */
    Uni<Integer> touchAll(Tx tx, ShopId shop);

    Uni<List<String>> allKeys(Tx tx, ShopId shop);

    /** @return the fulfilment lines that were not known; {@code move} is false for what happened before go-live */
    Uni<Set<Long>> explainFulfilments(Tx tx, ShopId shop, List<FulfilledLine> lines, boolean move);

    /**
     * Takes back what {@link #explainFulfilments} knew of these lines, whose fulfilments were cancelled.
     *
     * @return the lines that were not taken back before; one that was never known moves nothing
     */
    Uni<Set<Long>> explainCancelled(Tx tx, ShopId shop, List<FulfilledLine> lines);

    /** @return the refund lines that were not known; {@code move} is false for what was restocked before go-live */
    Uni<Set<Long>> explainRestocks(Tx tx, ShopId shop, List<RestockedLine> lines, boolean move);

    /** The order does not want these units any more; the next clean reading of the level shows whether they were restocked. */
    Uni<Void> tookOff(Tx tx, ShopId shop, OrderId order, Map<LevelId, Integer> units);

    /** What Shopify shows; the first reading of a level is what we expect from then on. */
    Uni<Void> see(Tx tx, ShopId shop, Map<LevelId, LevelReading> seen);

    /** Shopify has no such level, or does not track it: nothing is written until it has. */
    Uni<Void> notStocked(Tx tx, ShopId shop, Collection<LevelId> levels, String why);

    /** Another chance for a level that could not be written. */
    Uni<Void> tryAgain(Tx tx, ShopId shop, LevelId level);

    Uni<Void> flag(Tx tx, ShopId shop, LevelId level, String why);
}
