package io.synco.simulation.rows;

import io.synco.kernel.Quantity;
import io.synco.sync.rule.ExclusionStore.Exclusion;
import java.util.Optional;

/** Units withheld by rule. @param used what was taken out of them otherwise than by an order @param releasedBy a person */
public record ExclusionRow(long id, Exclusion of, Quantity used, Optional<String> releasedBy) {
    public boolean live() {
        return releasedBy.isEmpty() && left().signum() > 0;
    }

    public Quantity left() {
        return of.units().minus(used);
    }

    public ExclusionRow used(Quantity units) {
        return new ExclusionRow(id, of, used.plus(units), releasedBy);
    }

    public ExclusionRow released(String who) {
        return new ExclusionRow(id, of, used, Optional.of(who));
    }
}
