package io.synco.sync.plan;

import io.synco.rules.EventKind;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Usage;

/** Tells an event's kind from the usage of a finished move's locations, never from the picking's code, which versions fill differently. */
public final class MoveKinds {
    private MoveKinds() {}

    /** Seen from a mapped set that the move enters. */
    public static EventKind entering(DoneMove move) {
        return switch (move.from().usage()) {
            case SUPPLIER -> EventKind.RECEIPT;
            case CUSTOMER -> EventKind.RETURN_RECEIVED;
            case INVENTORY -> EventKind.COUNT_UP;
            case PRODUCTION -> EventKind.MANUFACTURED;
            case INTERNAL, TRANSIT, VIEW -> EventKind.TRANSFER_IN;
        };
    }

    /**
     * Seen from a mapped set that the move leaves.
     *
     * @param ours it belongs to a document that SyncO made
     */
    public static EventKind leaving(DoneMove move, boolean ours) {
        Usage to = move.to().usage();
        if (to == Usage.CUSTOMER) {
            return ours ? EventKind.DELIVERED : EventKind.DELIVERED_ELSEWHERE;
        }
        return switch (to) {
            case SUPPLIER -> EventKind.RETURNED_TO_VENDOR;
            case INVENTORY -> EventKind.COUNT_DOWN;
            case PRODUCTION -> EventKind.CONSUMED;
            case INTERNAL, TRANSIT, VIEW, CUSTOMER -> EventKind.TRANSFER_OUT;
        };
    }

    /** A step on the way to an order's customer, whosever, takes what can be sold: what is withheld stays where it is. */
    public static boolean usesUpWithheld(EventKind kind, DoneMove move) {
        return kind.usesUpWithheld() && move.salesOrder().isEmpty();
    }
}
