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

    /** @param inFlight a write of ours has no answer yet; @param open Σ open of every known part, counted or not */
    record Expected(Optional<Integer> onHand, boolean inFlight, int open) {}

    Uni<Map<LevelId, Expected>> expected(Tx tx, ShopId shop, Collection<LevelId> levels);

    /** A remainder that nothing explains moves what we expect, once for this observation. */
    Uni<Void> book(Tx tx, ShopId shop, LevelId level, String observation, int delta);

    Uni<Boolean> dirtyIfOff(Tx tx, ShopId shop, LevelId level);
}
