package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code level}.
 *
 * @param state 1 in step or on its way, 2 flagged, 3 not stocked here
 */
public record LevelRow(
        LevelId id,
        Optional<Integer> expected,
        Optional<Seen> seen,
        Optional<Plan> plan,
        long wantedRev,
        long sentRev,
        Optional<Instant> lastWriteAt,
        int state,
        Optional<String> reason) {
    public static final int FINE = 1;
    public static final int FLAGGED = 2;
    public static final int NOT_STOCKED = 3;

    /** What Shopify showed. */
    public record Seen(int onHand, int committed, int available, int held, Instant at) {
        public Seen moved(int delta) {
            return new Seen(onHand + delta, committed, available + delta, held, at);
        }
    }

    /** The last target, with Odoo's numbers of its first component. */
    public record Plan(int target, BigDecimal odooQuantity, BigDecimal odooReserved, Instant at) {}

    public static LevelRow wantedFirst(LevelId id) {
        return new LevelRow(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                Optional.empty(),
                FINE,
                Optional.empty());
    }

    public boolean dirty() {
        return wantedRev > sentRev;
    }

    public LevelRow wanted() {
        return new LevelRow(id, expected, seen, plan, wantedRev + 1, sentRev, lastWriteAt, state, reason);
    }

    /** Nothing moves what was never expected. */
    public LevelRow moved(int delta) {
        Optional<Integer> moved = expected.map(onHand -> onHand + delta);
        return new LevelRow(id, moved, seen, plan, wantedRev, sentRev, lastWriteAt, state, reason);
    }

    /** What it was planned for up to this revision has been reached. */
    public LevelRow sent(long rev) {
        long sent = Math.max(sentRev, rev);
        return new LevelRow(id, expected, seen, plan, wantedRev, sent, lastWriteAt, state, Optional.empty());
    }

    /** What is wanted is not going to be written, and why. */
    public LevelRow settled(int now, String why) {
        return new LevelRow(id, expected, seen, plan, wantedRev, wantedRev, lastWriteAt, now, Optional.of(why));
    }

    public LevelRow written(Instant at, int delta) {
        return new LevelRow(
                id,
                expected,
                seen.map(numbers -> numbers.moved(delta)),
                plan,
                wantedRev,
                sentRev,
                Optional.of(at),
                state,
                reason);
    }

    public LevelRow planned(Plan now) {
        return new LevelRow(id, expected, seen, Optional.of(now), wantedRev, sentRev, lastWriteAt, state, reason);
    }

    /** The first reading is what is expected from then on. */
    public LevelRow read(Seen now) {
        Optional<Integer> known = Optional.of(expected.orElse(now.onHand()));
        Optional<String> words = state == FINE ? Optional.empty() : reason;
        return new LevelRow(id, known, Optional.of(now), plan, wantedRev, sentRev, lastWriteAt, state, words);
    }

    public LevelRow fineAgain() {
        return new LevelRow(id, expected, seen, plan, wantedRev, sentRev, lastWriteAt, FINE, Optional.empty());
    }

    public LevelRow stocked() {
        int now = state == NOT_STOCKED ? FINE : state;
        return new LevelRow(id, expected, seen, plan, wantedRev, sentRev, lastWriteAt, now, reason);
    }
}
