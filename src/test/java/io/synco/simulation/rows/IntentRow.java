package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A call that sets on_hand; its id is the idempotency key. */
public record IntentRow(
        UUID id,
        int state,
        long leaseNo,
        int attempts,
        Instant createdAt,
        Instant sentAt,
        Optional<Instant> answeredAt,
        Optional<String> answer) {
    public static final int SENT = 1;
    public static final int ACCEPTED = 2;
    public static final int REFUSED = 3;
    public static final int UNKNOWN = 4;
    public static final int EXPIRED = 5;

    public static IntentRow sent(UUID id, long leaseNo, Instant now) {
        return new IntentRow(id, SENT, leaseNo, 1, now, now, Optional.empty(), Optional.empty());
    }

    public boolean open() {
        return state == SENT || state == UNKNOWN;
    }

    public IntentRow answered(int now, Instant at, Optional<String> words) {
        return new IntentRow(id, now, leaseNo, attempts, createdAt, sentAt, Optional.of(at), words);
    }

    public IntentRow unknown(String why) {
        return new IntentRow(id, UNKNOWN, leaseNo, attempts, createdAt, sentAt, answeredAt, Optional.of(why));
    }

    public IntentRow resent(long lease, Instant now) {
        return new IntentRow(id, state, lease, attempts + 1, createdAt, now, answeredAt, answer);
    }
}
