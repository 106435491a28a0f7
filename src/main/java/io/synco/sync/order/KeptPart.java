package io.synco.sync.order;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.order.OrderParts.Part;
import java.util.Optional;

/**
 * Pure: what is kept of an order's line at one location, and what a fresh reading makes of it. A part that was counted once keeps its
 * item, mapping and recipe: its document was made with them, and a line of a variant that is deleted since names no item any more.
 *
 * @param fulfilled f, never below {@code fulfilledBefore}: what was fulfilled when the shop went live
 */
public record KeptPart(
        OrderLineId line,
        LocationId location,
        Optional<ItemId> item,
        Optional<MappingId> mapping,
        int recipeNo,
        int open,
        int fulfilled,
        int fulfilledBefore,
        int state) {
    public static final int COUNTED = 1;
    public static final int NOT_LINKED = 2;
    public static final int NOT_MAPPED = 3;
    /** Another connector brings it to Odoo, or nobody does, by choice or rule when it was first read: reckoned with, never touched. */
    public static final int ELSEWHERE = 4;
    /** The same, and SyncO knows neither its product nor its place in Odoo: it counts nothing, and nobody is asked. */
    public static final int ELSEWHERE_UNKNOWN = 5;

    /**
     * How a part's item and location stand at this moment.
     *
     * @param recipeNo the item's newest, 0 for none
     * @param elsewhere another connector brings it to Odoo, or nobody does
     */
    record Standing(boolean linked, int recipeNo, Optional<MappingId> mapping, boolean elsewhere) {
        int state() {
            if (elsewhere) {
                return elsewhereState();
            }
            if (!linked) {
                return NOT_LINKED;
            }
            return mapping.isEmpty() ? NOT_MAPPED : COUNTED;
        }

        private int elsewhereState() {
            return linked && mapping.isPresent() ? ELSEWHERE : ELSEWHERE_UNKNOWN;
        }
    }

    /** A document that SyncO makes or adopts stands for it, or will. */
    public boolean counted() {
        return state == COUNTED;
    }

    /** What it wants, and what its document did, changes targets. */
    public boolean reckoned() {
        return state == COUNTED || state == ELSEWHERE;
    }

    /** q: what its document has to be for. */
    public int units() {
        return open + fulfilledSince();
    }

    public int fulfilledSince() {
        return fulfilled - fulfilledBefore;
    }

    /** @param before what is fulfilled already happened before our time */
    static KeptPart first(Part fresh, Standing now, boolean before) {
        return new KeptPart(
                fresh.line(),
                fresh.location(),
                fresh.item(),
                now.mapping(),
                now.recipeNo(),
                fresh.open(),
                fresh.fulfilled(),
                before ? fresh.fulfilled() : 0,
                now.state());
    }

    /** @param before the order is older than the shop's going live: of what is linked later, its fulfilments count from then */
    KeptPart readAgain(Part fresh, Standing now, boolean before) {
        int then = stateAgain(now);
        boolean reckonedNow = then == COUNTED || then == ELSEWHERE;
        int ofBefore = before && !reckoned() && reckonedNow ? fresh.fulfilled() : fulfilledBefore;
        return new KeptPart(
                line,
                location,
                reckoned() ? item : fresh.item(),
                reckoned() ? mapping : now.mapping(),
                reckoned() ? recipeNo : now.recipeNo(),
                fresh.open(),
                Math.max(ofBefore, fresh.fulfilled()),
                ofBefore,
                then);
    }

    /** Its item was not linked, or its location not mapped, when it was read last. */
    KeptPart waited(Standing now, boolean before) {
        return readAgain(new Part(line, location, item, "", open, fulfilled), now, before);
    }

    private int stateAgain(Standing now) {
        if (reckoned()) {
            return state;
        }
        return state == ELSEWHERE_UNKNOWN ? now.elsewhereState() : now.state();
    }

    /** Its document in Odoo is known now, and is reckoned from its beginning. */
    public KeptPart fromItsBeginning() {
        return new KeptPart(line, location, item, mapping, recipeNo, open, fulfilled, 0, state);
    }

    /** Shopify tells it no more: nothing is open here; what was fulfilled stays fulfilled. */
    KeptPart gone() {
        return new KeptPart(line, location, item, mapping, recipeNo, 0, fulfilled, fulfilledBefore, state);
    }
}
