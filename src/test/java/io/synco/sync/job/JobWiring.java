package io.synco.sync.job;

import io.synco.simulation.Surroundings;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.port.SliceWorker;

/** The real worker over the modelled database. */
public final class JobWiring {
    private final Surroundings around;
    private final EventLog events;
    private final ShopStates states;

    public JobWiring(Surroundings around, EventLog events) {
        this.around = around;
        this.events = events;
        this.states = new MemoryShopStates(around.database(), around.chance());
    }

    public static JobStore store() {
        return new MemoryJobStore();
    }

    public static Pauses pauses() {
        return new MemoryPauses();
    }

    /** What is committed, for an oracle to look at. */
    public static Paused paused(ShopRows rows) {
        return MemoryPauses.paused(rows);
    }

    public static Pair<Pauses> bothPauses() {
        return new Pair<>(new PgPauses(), new MemoryPauses());
    }

    public SliceWorker worker(Iterable<Settler> settlers, Iterable<JobHandler> handlers) {
        return new Worker(
                around.database(),
                new Gate(states, pauses()),
                store(),
                new Outcomes(store(), events, around.chance()),
                new Consequences(states),
                states,
                around.config(),
                around.time(),
                settlers,
                handlers);
    }
}
