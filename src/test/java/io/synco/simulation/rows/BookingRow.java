package io.synco.simulation.rows;

import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.port.OdooPort.Booked;
import java.util.Optional;

/**
 * The table {@code booking}.
 *
 * @param state 1 wanted, 2 sent, 3 Odoo has it, 4 given up
 */
public record BookingRow(Booking of, int state, Optional<Booked> booked) {
    public static final int WANTED = 1;
    public static final int SENT = 2;
    public static final int BOOKED = 3;
    public static final int GIVEN_UP = 4;

    public static BookingRow wanted(Booking of) {
        return new BookingRow(of, WANTED, Optional.empty());
    }

    public boolean open() {
        return state == WANTED || state == SENT;
    }

    public BookingRow in(int now) {
        return new BookingRow(of, now, booked);
    }

    public BookingRow as(Booked now) {
        return new BookingRow(of, BOOKED, Optional.of(now));
    }

    /** As it reads now. */
    public Booking now() {
        return new Booking(of.externalId(), of.kind(), of.level(), of.shelf(), of.units(), state == SENT);
    }
}
