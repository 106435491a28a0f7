package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.List;
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

    /** What becomes of a remainder. */
    enum Then {
        /** What is put on again makes good first for what was kept off before. */
        PUT_BACK(1),
        /** What was taken off is kept off until a person answers. */
        ASKED(2),
        /** Odoo follows. */
        BOOKED(3);

        private final int code;

        Then(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** A remainder that nothing explains moves what we expect, once for this observation. */
    Uni<Void> book(Tx tx, ShopId shop, LevelId level, String observation, int delta, Then then);

    /** Units that an order does not want any more. */
    record TakenOff(OrderId order, int units) {}

    /** A write of ours to the level was given up without an answer since it was last read; that is forgotten. */
    Uni<Boolean> unanswered(Tx tx, ShopId shop, LevelId level);

    /** Since the level was last read, in order of the orders' ids; they are forgotten. */
    Uni<List<TakenOff>> takenOff(Tx tx, ShopId shop, LevelId level);

    /** The person has answered: nothing is kept off any more. */
    Uni<Void> answered(Tx tx, ShopId shop, LevelId level);

    Uni<Boolean> dirtyIfOff(Tx tx, ShopId shop, LevelId level);
}
