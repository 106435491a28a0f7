package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code level}.
 *
 * @param editedDown taken off by hand on Shopify, waiting for an answer
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
        Optional<String> reason,
        int editedDown) {
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
                Optional.empty(),
                0);
    }

    public boolean dirty() {
        return wantedRev > sentRev;
    }

    public LevelRow wanted() {
        return new LevelRow(id, expected, seen, plan, wantedRev + 1, sentRev, lastWriteAt, state, reason, editedDown);
    }

    /** Nothing moves what was never expected. */
    public LevelRow moved(int delta) {
        Optional<Integer> moved = expected.map(onHand -> onHand + delta);
        return new LevelRow(id, moved, seen, plan, wantedRev, sentRev, lastWriteAt, state, reason, editedDown);
    }

    /** What it was planned for up to this revision has been reached. */
    public LevelRow sent(long rev) {
        long sent = Math.max(sentRev, rev);
        return new LevelRow(
                id, expected, seen, plan, wantedRev, sent, lastWriteAt, state, Optional.empty(), editedDown);
    }

    /** What is wanted is not going to be written, and why. */
    public LevelRow settled(int now, String why) {
        return new LevelRow(
                id, expected, seen, plan, wantedRev, wantedRev, lastWriteAt, now, Optional.of(why), editedDown);
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
                reason,
                editedDown);
    }

    public LevelRow planned(Plan now) {
        return new LevelRow(
                id, expected, seen, Optional.of(now), wantedRev, sentRev, lastWriteAt, state, reason, editedDown);
    }

    /** The first reading is what is expected from then on. */
    public LevelRow read(Seen now) {
        Optional<Integer> known = Optional.of(expected.orElse(now.onHand()));
        Optional<String> words = state == FINE ? Optional.empty() : reason;
        return new LevelRow(
                id, known, Optional.of(now), plan, wantedRev, sentRev, lastWriteAt, state, words, editedDown);
    }

    public LevelRow fineAgain() {
        return new LevelRow(
                id, expected, seen, plan, wantedRev, sentRev, lastWriteAt, FINE, Optional.empty(), editedDown);
    }

    public LevelRow stocked() {
        int now = state == NOT_STOCKED ? FINE : state;
        return new LevelRow(id, expected, seen, plan, wantedRev, sentRev, lastWriteAt, now, reason, editedDown);
    }

    public LevelRow editedDown(int units) {
        return new LevelRow(
                id, expected, seen, plan, wantedRev, sentRev, lastWriteAt, state, reason, Math.max(0, units));
    }
}
