package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What is expected of levels, beside what Shopify shows. */
interface ObservedStore {

    /**
     * @param inFlight a write of ours has no answer yet
     * @param open Σ open of every known part, counted or not
     */
    record Expected(Optional<Integer> onHand, boolean inFlight, int open) {}

    Uni<Map<LevelId, Expected>> expected(Tx tx, ShopId shop, Collection<LevelId> levels);

    /**
     * A remainder that nothing explains moves what we expect, once for this observation.
     *
     * @param asks what was taken off is kept off until a person answers; what is put on again makes good for that first
     */
    Uni<Void> book(Tx tx, ShopId shop, LevelId level, String observation, int delta, boolean asks);

    /** The person has answered: nothing is kept off any more. */
    Uni<Void> answered(Tx tx, ShopId shop, LevelId level);

    Uni<Boolean> dirtyIfOff(Tx tx, ShopId shop, LevelId level);
}
