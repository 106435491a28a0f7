package io.synco.simulation.remote;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;

/** The rows of shopify.md's table of states (2.4): what each event does to a level, and to the account of the order line. */
final class Trade {
    private final Levels levels;

    Trade(Levels levels) {
        this.levels = levels;
    }

    /** available −q, committed +q */
    void sold(FulfilmentOrder at, FulfilmentOrder.Line line, int units) {
        line.remaining += units;
        levels.change(level(at, line), level -> level.plusAvailable(-units).plusCommitted(units));
        at.order.account(line.sold, at.location, part -> part.opened(units));
    }

    /** Restocked: available +q, committed −q. Else committed −q, and with it on hand. */
    void cancelled(FulfilmentOrder at, FulfilmentOrder.Line line, int units, boolean restock) {
        line.remaining -= units;
        levels.change(level(at, line), level -> (restock ? level.plusAvailable(units) : level).plusCommitted(-units));
        at.order.account(line.sold, at.location, part -> restock ? part.restocked(units) : part.lost(units));
    }

    /** committed −q, and with it on hand */
    void fulfilled(FulfilmentOrder at, FulfilmentOrder.Line line, int units) {
        line.remaining -= units;
        levels.change(level(at, line), level -> level.plusCommitted(-units));
        at.order.account(line.sold, at.location, part -> part.fulfilled(units));
    }

    /** committed +q, and with it on hand; the units are open again in {@code at}. */
    void unfulfilled(FulfilmentOrder at, FulfilmentOrder.Line line, int units) {
        line.remaining += units;
        levels.change(level(at, line), level -> level.plusCommitted(units));
        at.order.account(line.sold, at.location, part -> part.fulfilled(-units));
    }

    /** From one location: available +q, committed −q; at the other: available −q, committed +q. */
    void moved(
            FulfilmentOrder from,
            FulfilmentOrder.Line line,
            FulfilmentOrder to,
            FulfilmentOrder.Line there,
            int units) {
        line.remaining -= units;
        levels.change(level(from, line), level -> level.plusAvailable(units).plusCommitted(-units));
        from.order.account(line.sold, from.location, part -> part.opened(-units));
        sold(to, there, units);
    }

    /** available +q, and with it on hand */
    void returned(StoreOrder order, StoreOrder.Line line, LocationId location, int units) {
        levels.change(new LevelId(line.item(), location), level -> level.plusAvailable(units));
        order.account(line, location, part -> part.returned(units));
    }

    private static LevelId level(FulfilmentOrder at, FulfilmentOrder.Line line) {
        return new LevelId(line.sold.item(), at.location);
    }
}
