package io.synco.sync.book;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteFailure.Consequence;
import io.synco.kernel.Side;
import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pause;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Booked;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one booking's transfer in Odoo. That it is sent is stored before, and until an answer comes the levels that it touches wait:
 * whether a snapshot holds it nobody could tell. The same call settles a lost answer, because Odoo finds the transfer by its external id.
 */
@ApplicationScoped
class BookHandler implements JobHandler {
    /** The levels wait as long, so it is short; and as nobody is at fault, no attempt counts. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final OdooPort odoo;
    private final BookingStore store;
    private final DirtyLevels dirty;
    private final Pauses pauses;

    BookHandler(OdooPort odoo, BookingStore store, DirtyLevels dirty, Pauses pauses) {
        this.odoo = odoo;
        this.store = store;
        this.dirty = dirty;
        this.pauses = pauses;
    }

    @Override
    public JobKind kind() {
        return JobKind.BOOK;
    }

    /** @param booking empty where there is nothing to book any more */
    private record Work(Optional<Booking> booking, Optional<Pause> held) {}

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return slice.tx(tx -> begin(tx, slice, job.key()))
                .chain(work -> work(slice, work))
                .map(outcome -> Map.of(job, outcome));
    }

    /** One that may have been sent before goes on in spite of a pause. */
    private Uni<Work> begin(Tx tx, Slice slice, String externalId) {
        return store.open(tx, slice.shop(), externalId)
                .chain(booking -> pauses.now(tx, slice.shop())
                        .map(paused -> booking.filter(one -> !one.sent())
                                .flatMap(one -> paused.holding(
                                        Side.ODOO,
                                        Set.of(one.level().location()),
                                        Set.of(one.level().item()))))
                        .map(held -> new Work(booking, held)));
    }

    private Uni<Outcome> work(Slice slice, Work work) {
        if (work.booking().isEmpty()) {
            return item(new Outcome.Ignored("There is nothing to book any more."));
        }
        return work.held().isPresent()
                ? item(new Outcome.Held(work.held().get().words()))
                : sendStored(slice, work.booking().get());
    }

    private Uni<Outcome> sendStored(Slice slice, Booking booking) {
        return slice.tx(tx -> store.sending(tx, slice.shop(), booking.externalId()))
                .chain(() -> send(slice, booking));
    }

    private Uni<Outcome> send(Slice slice, Booking booking) {
        return slice.calls(Side.ODOO, permit -> odoo.book(slice.shop(), permit, Bookings.order(booking)))
                .onFailure(SideFailure.class)
                .call(failure -> afterwards(slice, booking, (SideFailure) failure))
                .chain(booked -> slice.tx(tx -> booked(tx, slice, booking, booked)))
                .onFailure(BookHandler::comesAgain)
                .recoverWithItem(failure -> new Outcome.Snooze(SOON, failure.getMessage()));
    }

    private Uni<Void> afterwards(Slice slice, Booking booking, SideFailure failure) {
        return failure.failure().consequence() == Consequence.FLAG
                ? slice.tx(tx -> store.refused(tx, slice.shop(), booking.externalId()))
                : Uni.createFrom().voidItem();
    }

    private static boolean comesAgain(Throwable thrown) {
        return thrown instanceof SideFailure side
                && (side.failure().consequence() == Consequence.SETTLE
                        || side.failure().consequence() == Consequence.RETRY);
    }

    /** Its units are in the next snapshot and no longer among what is to be booked: the same in sum. */
    private Uni<Outcome> booked(Tx tx, Slice slice, Booking booking, Booked booked) {
        return store.booked(tx, slice.shop(), booking.externalId(), booked)
                .chain(() -> dirty.byProducts(tx, slice.shop(), List.of(booking.touches())))
                .replaceWith(new Outcome.Done("Booked in Odoo as " + booked.name() + "."));
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
