package io.synco.sync.book;

import io.synco.simulation.Surroundings;
import io.synco.simulation.contract.Pair;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.push.DirtyLevels;

/** The real bookings over the modelled database. */
public final class BookWiring {
    /** The real one and its model, for a contract test of what reads bookings. */
    public static final Pair<BookingStore> STORES = new Pair<>(new PgBookingStore(), new MemoryBookingStore());

    private BookWiring() {}

    public static BookingStore store() {
        return new MemoryBookingStore();
    }

    public static Bookings bookings(JobStore jobs, DirtyLevels dirty) {
        return new Bookings(store(), jobs, dirty);
    }

    public static JobHandler handler(Surroundings around, DirtyLevels dirty) {
        return new BookHandler(around.odoo(), store(), dirty, JobWiring.pauses());
    }
}
