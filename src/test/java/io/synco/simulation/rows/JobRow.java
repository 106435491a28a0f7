package io.synco.simulation.rows;

import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobState;
import java.time.Instant;
import java.util.Optional;

/** The table {@code job}. */
public record JobRow(
        long id,
        JobKind kind,
        String key,
        JobState state,
        Instant dueAt,
        int attempts,
        long rev,
        Optional<String> failure,
        Optional<String> hint,
        Optional<Instant> flaggedAt,
        Optional<Instant> finishedAt) {
    public static JobRow asked(long id, JobKind kind, String key, Instant dueAt) {
        return new JobRow(
                id,
                kind,
                key,
                JobState.PENDING,
                dueAt,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean is(JobKind wanted, String wantedKey) {
        return kind == wanted && key.equals(wantedKey);
    }

    /** Will run, by itself, at some time. */
    public boolean due() {
        return state == JobState.PENDING || state == JobState.RUNNING || state == JobState.WAITING;
    }

    public boolean flagged() {
        return state == JobState.FLAGGED;
    }

    /** Takes up what asks for it: there is one such job for a key. */
    public boolean unfinished() {
        return due() || flagged();
    }

    public JobRow in(JobState now) {
        return new JobRow(id, kind, key, now, dueAt, attempts, rev, failure, hint, flaggedAt, finishedAt);
    }

    public JobRow dueAt(Instant at) {
        return new JobRow(id, kind, key, state, at, attempts, rev, failure, hint, flaggedAt, finishedAt);
    }

    public JobRow attempts(int now) {
        return new JobRow(id, kind, key, state, dueAt, now, rev, failure, hint, flaggedAt, finishedAt);
    }

    public JobRow askedAgain() {
        return new JobRow(id, kind, key, state, dueAt, attempts, rev + 1, failure, hint, flaggedAt, finishedAt);
    }

    public JobRow failure(Optional<String> words) {
        return new JobRow(id, kind, key, state, dueAt, attempts, rev, words, hint, flaggedAt, finishedAt);
    }

    public JobRow hint(Optional<String> words) {
        return new JobRow(id, kind, key, state, dueAt, attempts, rev, failure, words, flaggedAt, finishedAt);
    }

    public JobRow flaggedAt(Optional<Instant> at) {
        return new JobRow(id, kind, key, state, dueAt, attempts, rev, failure, hint, at, finishedAt);
    }

    public JobRow finishedAt(Optional<Instant> at) {
        return new JobRow(id, kind, key, state, dueAt, attempts, rev, failure, hint, flaggedAt, at);
    }
}
