package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.sync.order.KeptPart;

/**
 * An order line at a location that fulfils it.
 *
 * @param elsewhere of what is fulfilled, what other documents in Odoo stand for
 * @param live it may still change a target
 */
public record PartRow(OrderId order, KeptPart part, int elsewhere, boolean live) {
    public PartRow(OrderId order, KeptPart part) {
        this(order, part, 0, true);
    }

    public boolean of(LevelId level) {
        return part.location().equals(level.location())
                && part.item().filter(level.item()::equals).isPresent();
    }

    public PartRow read(KeptPart now) {
        return new PartRow(order, now, elsewhere, true);
    }

    public PartRow toldElsewhere(int units) {
        return new PartRow(order, part, elsewhere + units, live);
    }

    public PartRow live(boolean now) {
        return new PartRow(order, part, elsewhere, now);
    }
}
