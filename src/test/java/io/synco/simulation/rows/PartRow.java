package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.sync.order.KeptPart;

/** An order line at a location that fulfils it. */
public record PartRow(OrderId order, KeptPart part) {
    public boolean of(LevelId level) {
        return part.location().equals(level.location())
                && part.item().filter(level.item()::equals).isPresent();
    }
}
