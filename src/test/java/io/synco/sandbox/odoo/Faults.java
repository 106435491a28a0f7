package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults in force. A call meets every latency that fits it and the first other fault; each is used up by the calls it met. */
public final class Faults {
    private final List<Fault> inForce = new ArrayList<>();

    /** What one call meets. */
    record Met(long delayMillis, Optional<Fault> fault) {
        boolean is(Fault.Kind kind) {
            return fault.isPresent() && fault.get().kind() == kind;
        }
    }

    public synchronized void add(Fault fault) {
        inForce.add(fault);
    }

    public synchronized void clear() {
        inForce.clear();
    }

    public synchronized List<Fault> all() {
        return List.copyOf(inForce);
    }

    synchronized Met meet(String method) {
        long delay = 0;
        Fault other = null;
        for (int i = 0; i < inForce.size(); i++) {
            Fault fault = inForce.get(i);
            boolean latency = fault.kind() == Fault.Kind.LATENCY;
            if (fault.hits(method) && (latency || other == null)) {
                delay += latency ? fault.delayMillis() : 0;
                other = latency ? other : fault;
                inForce.set(i, fault.times() > 0 ? used(fault) : fault);
            }
        }
        inForce.removeIf(fault -> fault.times() < 0);
        return new Met(delay, Optional.ofNullable(other));
    }

    /** The last use leaves a negative count, so that 0 keeps meaning "until taken away". */
    private static Fault used(Fault fault) {
        return fault.times(fault.times() == 1 ? -1 : fault.times() - 1);
    }
}
