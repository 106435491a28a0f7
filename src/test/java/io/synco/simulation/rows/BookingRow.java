package io.synco.simulation.rows;

import io.synco.kernel.Quantity;
import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.port.OdooPort.Booked;
import java.util.Optional;

/**
 * The table {@code booking}.
 *
 * @param spared what need not leave
 * @param state 1 wanted, 2 sent, 3 Odoo has it, 4 given up
 */
public record BookingRow(Booking of, Quantity spared, int state, Optional<Booked> booked) {
    public static final int WANTED = 1;
    public static final int SENT = 2;
    public static final int BOOKED = 3;
    public static final int GIVEN_UP = 4;

    public static BookingRow wanted(Booking of) {
        return new BookingRow(of, Quantity.ZERO, WANTED, Optional.empty());
    }

    public boolean open() {
        return state == WANTED || state == SENT;
    }

    public BookingRow in(int now) {
        return new BookingRow(of, spared, now, booked);
    }

    public BookingRow as(Booked now) {
        return new BookingRow(of, spared, BOOKED, Optional.of(now));
    }

    public BookingRow sparing(Quantity units) {
        Quantity all = spared.plus(units);
        return of.units().negated().equals(units)
                ? new BookingRow(of, all, GIVEN_UP, booked)
                : new BookingRow(of(of.units().plus(units), of.sent()), all, state, booked);
    }

    /** As it reads now. */
    public Booking now() {
        return of(of.units(), state == SENT);
    }

    private Booking of(Quantity units, boolean sent) {
        return new Booking(of.externalId(), of.kind(), of.level(), of.order(), of.shelf(), units, sent);
    }
}
