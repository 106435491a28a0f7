package io.synco.sync.inbox;

import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.contract.Pair;
import io.synco.sync.job.JobStore;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.OdooCalls;

/** The event log and the inbox in the modelled database. */
public final class InboxWiring {
    private InboxWiring() {}

    public static EventLog log() {
        return new MemoryEventLog();
    }

    /** For tests that hold other stores to each other. */
    public static Pair<EventLog> logs() {
        return new Pair<>(new PgEventLog(), log());
    }

    public static Inbox inbox(MemoryDatabase database, JobStore jobs, Doorbell doorbell) {
        return new MemoryInbox(database, jobs, doorbell);
    }

    public static OdooCalls odooCalls(MemoryDatabase database, JobStore jobs, Doorbell doorbell) {
        return new MemoryInbox(database, jobs, doorbell);
    }
}
