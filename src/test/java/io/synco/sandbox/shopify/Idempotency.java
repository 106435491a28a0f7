package io.synco.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What each {@code @idempotent} key of a store has done, for 24 hours from its first use. */
final class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);

    /** What a call may do, after its key was looked up. */
    sealed interface Attempt {
        /** The key is ours until {@link Idempotency#done}, {@link Idempotency#failed} or {@link Idempotency#release}. */
        record First(String key) implements Attempt {}

        record Replay(Object result) implements Attempt {}

        record Refused(String code, String message) implements Attempt {}
    }

    private enum State {
        RUNNING,
        DONE,
        FAILED
    }

    private record Use(String parameters, Instant at, State state, Object result) {
        Use ended(State how, Object with) {
            return new Use(parameters, at, how, with);
        }
    }

    private final InstantSource clock;
    private final Map<String, Use> uses = new HashMap<>();

    Idempotency(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Attempt begin(String key, String parameters) {
        Instant now = clock.instant();
        uses.values().removeIf(use -> use.at.plus(KEPT).isBefore(now));
        Use before = uses.get(key);
        if (before == null) {
            uses.put(key, new Use(parameters, now, State.RUNNING, null));
            return new Attempt.First(key);
        }
        if (!before.parameters.equals(parameters)) {
            return new Attempt.Refused(
                    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                    "The same idempotency key cannot be used with different operation parameters.");
        }
        return switch (before.state) {
            case DONE -> new Attempt.Replay(before.result);
            case RUNNING ->
                new Attempt.Refused(
                        "IDEMPOTENCY_CONCURRENT_REQUEST",
                        "Another request with the same idempotency key is being processed.");
            case FAILED ->
                new Attempt.Refused(
                        "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
                        "A previous attempt with this idempotency key failed; use a new key.");
        };
    }

    synchronized void done(String key, Object result) {
        uses.computeIfPresent(key, (same, use) -> use.ended(State.DONE, result));
    }

    synchronized void failed(String key) {
        uses.computeIfPresent(key, (same, use) -> use.ended(State.FAILED, null));
    }

    /** The call was not understood, so the key was not used. */
    synchronized void release(String key) {
        uses.computeIfPresent(key, (same, use) -> use.state == State.RUNNING ? null : use);
    }
}
