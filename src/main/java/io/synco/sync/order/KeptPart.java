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
    /** By the shop's rule when it was first read: another connector brings it to Odoo, or nobody does. It is never counted. */
    public static final int OFF = 4;

    /**
     * How a part's item and location stand at this moment.
     *
     * @param recipeNo the item's newest, 0 for none
     * @param off by rule
     */
    record Standing(boolean linked, int recipeNo, Optional<MappingId> mapping, boolean off) {
        int state() {
            if (off) {
                return OFF;
            }
            if (!linked) {
                return NOT_LINKED;
            }
            return mapping.isEmpty() ? NOT_MAPPED : COUNTED;
        }
    }

    public boolean counted() {
        return state == COUNTED;
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
        int then = counted() || state == OFF ? state : now.state();
        int ofBefore = before && !counted() && then == COUNTED ? fresh.fulfilled() : fulfilledBefore;
        return new KeptPart(
                line,
                location,
                counted() ? item : fresh.item(),
                counted() ? mapping : now.mapping(),
                counted() ? recipeNo : now.recipeNo(),
                fresh.open(),
                Math.max(ofBefore, fresh.fulfilled()),
                ofBefore,
                then);
    }

    /** Its item was not linked, or its location not mapped, when it was read last. */
    KeptPart waited(Standing now, boolean before) {
        return readAgain(new Part(line, location, item, "", open, fulfilled), now, before);
    }

    /** Shopify tells it no more: nothing is open here; what was fulfilled stays fulfilled. */
    KeptPart gone() {
        return new KeptPart(line, location, item, mapping, recipeNo, 0, fulfilled, fulfilledBefore, state);
    }
}
