package io.synco.sync.book;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.rules.EventKind;
import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Counterpart;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be booked in Odoo, because a rule says so, and what a person gives up of it. */
@ApplicationScoped
public class Bookings {
    /** Why something is put back though its rule says that Odoo follows. */
    public static final String NOT_POSSIBLE =
            "It is put back: the item is made of several products, or its location shares its stock or is not mapped,"
                    + " so that nobody can tell what it is in Odoo.";

    private final BookingStore store;
    private final JobStore jobs;
    private final DirtyLevels dirty;

    Bookings(BookingStore store, JobStore jobs, DirtyLevels dirty) {
        this.store = store;
        this.jobs = jobs;
        this.dirty = dirty;
    }

    /**
     * What happened on Shopify.
     *
     * @param id Shopify's where it has one; it makes the transfer's external id
     * @param items that came, or are gone where negative
     */
    public record Change(EventKind kind, LevelId level, String id, int items) {}

    /**
     * Stored together with what moves the level's expected quantity: from then on it counts.
     *
     * @return the job that will book it; empty where it cannot be booked
     */
    public Uni<Optional<Asked>> want(Tx tx, ShopId shop, Change change) {
        return store.shelf(tx, shop, change.level()).chain(shelf -> {
            if (shelf.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            String externalId = externalId(change);
            Booking booking = new Booking(
                    externalId,
                    change.kind(),
                    change.level(),
                    shelf.get(),
                    shelf.get().perItem().times(change.items()),
                    false);
            return store.want(tx, shop, booking)
                    .chain(() -> dirty.byProducts(tx, shop, List.of(booking.touches())))
                    .chain(() -> jobs.ask(tx, shop, JobKind.BOOK, externalId))
                    .map(Optional::of);
        });
    }

    private static String externalId(Change change) {
        return OdooPort.Booking.PREFIX + change.kind().name().toLowerCase(Locale.ROOT) + "_" + change.id();
    }

    static OdooPort.Booking order(Booking booking) {
        return new OdooPort.Booking(
                booking.externalId(),
                booking.shelf().warehouse(),
                booking.shelf().location(),
                counterpart(booking.kind()),
                booking.shelf().product(),
                booking.units(),
                "SyncO: " + booking.kind().words());
    }

    private static Counterpart counterpart(EventKind kind) {
        return switch (kind) {
            case EDITED_BY_HAND -> Counterpart.INVENTORY_LOSS;
            case RESTOCKED -> Counterpart.CUSTOMER;
            default -> throw new IllegalArgumentException("Nothing is booked for " + kind);
        };
    }

    /** This job was dismissed: what its booking counted for is put back. Nothing where the job was for something else. */
    public Uni<Void> giveUp(Tx tx, ShopId shop, long jobId) {
        return store.giveUp(tx, shop, jobId)
                .chain(given -> given.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : dirty.byProducts(tx, shop, List.of(given.get().touches()))
                                .replaceWithVoid());
    }
}
