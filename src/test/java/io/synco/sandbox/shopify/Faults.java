package io.synco.sandbox.shopify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The faults switched on in one store. */
public final class Faults {
    /** What one call has to suffer. */
    record Plan(long latencyMillis, Optional<Fault> failure) {
        boolean is(Fault.Kind kind) {
            return failure.filter(fault -> fault.kind() == kind).isPresent();
        }
    }

    private final List<Fault> active = new ArrayList<>();

    public synchronized Faults add(Fault fault) {
        active.add(fault);
        return this;
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    /** All latencies that match, and the first failure that does; each is used up once. */
    synchronized Plan take(Collection<String> names) {
        long latency = 0;
        Optional<Fault> failure = Optional.empty();
        for (Fault fault : List.copyOf(active)) {
            boolean isLatency = fault.kind() == Fault.Kind.LATENCY;
            boolean hits = fault.operation() == null || names.contains(fault.operation());
            if (!hits || (!isLatency && failure.isPresent())) {
                continue;
            }
            useUp(fault);
            latency += isLatency ? fault.value() : 0;
            failure = isLatency ? failure : Optional.of(fault);
        }
        return new Plan(latency, failure);
    }

    /** The first failure meant for exactly this operation. */
    synchronized Optional<Fault> takeNamed(String operation) {
        Optional<Fault> named = active.stream()
                .filter(fault -> operation.equals(fault.operation()))
                .findFirst();
        named.ifPresent(this::useUp);
        return named;
    }

    private void useUp(Fault fault) {
        int place = active.indexOf(fault);
        if (fault.times() == Fault.UNTIL_CLEARED) {
            return;
        }
        if (fault.times() <= 1) {
            active.remove(place);
        } else {
            active.set(place, fault.times(fault.times() - 1));
        }
    }
}
