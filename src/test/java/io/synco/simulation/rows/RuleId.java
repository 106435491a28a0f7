package io.synco.simulation.rows;

import io.synco.kernel.LocationId;
import io.synco.rules.EventKind;
import java.util.Comparator;
import java.util.Optional;

/** @param location empty for the whole shop */
public record RuleId(EventKind kind, Optional<LocationId> location, int version) implements Comparable<RuleId> {
    private static final Comparator<RuleId> ORDER = Comparator.comparing(RuleId::kind)
            .thenComparing(id -> id.location().map(LocationId::value).orElse(0L))
            .thenComparing(RuleId::version);

    @Override
    public int compareTo(RuleId other) {
        return ORDER.compare(this, other);
    }
}
