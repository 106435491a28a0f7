package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The job table's statements. All run inside a tenant transaction; times are the database's. */
public interface JobStore {

    /** One row for each key: the job that will do it and the revision that asks for it. */
    record Asked(long jobId, long rev) {}

    Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys);

    Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys, Duration in);

    Uni<Asked> ask(Tx tx, ShopId shop, JobKind kind, String key);

    Uni<List<Job>> take(Tx tx, ShopId shop, Collection<JobKind> kinds, int limit);

    Uni<Optional<Instant>> nextDue(Tx tx, ShopId shop, Collection<JobKind> kinds);

    record Finished(Job job, JobState state, String words) {}

    /** @param attempted whether this try counts */
    record PutOff(Job job, JobState state, boolean attempted, String words, Duration in) {}

    record Flagged(Job job, String words, String hint) {}

    /** Jobs that ran end together, in one statement, because webhooks for the same keys wait for it. */
    Uni<Void> finish(Tx tx, ShopId shop, Collection<Finished> jobs);

    /** For so long, or until {@link #wake}; due at once where it was asked for, or woken, while it ran. */
    Uni<Void> putOff(Tx tx, ShopId shop, Collection<PutOff> jobs);

    Uni<Void> flag(Tx tx, ShopId shop, Collection<Flagged> jobs);

    /** A thing that only a person can settle, as a job of its own beside the one that found it. */
    Uni<Asked> raiseFlag(Tx tx, ShopId shop, JobKind kind, String key, String words, String hint);

    /** What was flagged has come right by itself. */
    Uni<Void> closeFlags(Tx tx, ShopId shop, JobKind kind, Collection<String> keys);

    Uni<Void> postpone(Tx tx, ShopId shop, Collection<JobKind> kinds, Instant until, String why);

    /** Everything that waits is due now: its reason to wait is gone. What runs, and may have seen that reason, runs once more. */
    Uni<Void> wake(Tx tx, ShopId shop);
}
