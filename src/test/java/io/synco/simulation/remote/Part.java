package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;

/**
 * What became of the units of an order line at one location.
 *
 * @param open still to be fulfilled from here
 * @param fulfilled by fulfilments that count
 * @param restocked taken back into available before they were fulfilled
 * @param lost cancelled without restock: Shopify took them out of on hand
 * @param returned put into available here after they had been fulfilled, from wherever
 */
public record Part(
        OrderLineId line,
        ItemId item,
        LocationId location,
        int open,
        int fulfilled,
        int restocked,
        int lost,
        int returned) {
    public LevelId level() {
        return new LevelId(item, location);
    }

    Part opened(int units) {
        return new Part(line, item, location, open + units, fulfilled, restocked, lost, returned);
    }

    Part fulfilled(int units) {
        return new Part(line, item, location, open - units, fulfilled + units, restocked, lost, returned);
    }

    Part restocked(int units) {
        return new Part(line, item, location, open - units, fulfilled, restocked + units, lost, returned);
    }

    Part lost(int units) {
        return new Part(line, item, location, open - units, fulfilled, restocked, lost + units, returned);
    }

    Part returned(int units) {
        return new Part(line, item, location, open, fulfilled, restocked, lost, returned + units);
    }
}
