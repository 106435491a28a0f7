package io.synco.simulation;

import io.synco.kernel.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes wrong, and how often; nothing any more once the world is healed. */
final class Disasters {
    /** What becomes of one call to a remote. */
    enum Fault {
        NONE,
        THROTTLED,
        /** Refused before the request was sent. */
        UNAVAILABLE,
        /** No answer, and the request never arrived. */
        CUT_BEFORE,
        /** No answer, though the remote applied it. */
        CUT_AFTER,
        /** No answer within the call's limit; the remote applies it later, before its own limit. */
        LATE,
        DIES_BEFORE,
        DIES_AFTER,
        /** The process stands still past its lease with the request in hand, and then sends it. */
        FREEZES_BEFORE,
        /** The same with the answer in hand. */
        FREEZES_AFTER
    }

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final SeededChance chance;
    private final VirtualTime time;
    private final Scenario scenario;
    private final Happenings happenings;
    private Instant odooDownUntil = Instant.MIN;
    private boolean healed;

    Disasters(SeededChance chance, VirtualTime time, Scenario scenario, Happenings happenings) {
        this.chance = chance;
        this.time = time;
        this.scenario = scenario;
        this.happenings = happenings;
    }

    Fault ofCall(Side side) {
        if (healed) {
            return Fault.NONE;
        }
        if (side == Side.ODOO && odooDownUntil.isAfter(time.now())) {
            return Fault.UNAVAILABLE;
        }
        if (scenario.callsFailOneIn() == 0 || !chance.oneIn(scenario.callsFailOneIn())) {
            return Fault.NONE;
        }
        Fault fault = chance.oneOf(FAULTS);
        return happenings.happens() ? fault : Fault.NONE;
    }

    boolean kills() {
        return !healed && scenario.killsOneIn() > 0 && chance.oneIn(scenario.killsOneIn()) && happenings.happens();
    }

    void odooIsDownFor(Duration length) {
        odooDownUntil = time.now().plus(length);
    }

    void heal() {
        healed = true;
    }
}
