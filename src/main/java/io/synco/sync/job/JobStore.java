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

    Uni<Void> finish(Tx tx, ShopId shop, Job job, JobState state, String words);

    /** The longest that a job waits which was asked for while it ran. */
    Duration ASKED_AGAIN_WAIT_MAX = Duration.ofSeconds(1);

    /** One that is only due again ({@link JobState#PENDING}), and was asked for meanwhile, waits no longer than that. */
    Uni<Void> putOff(Tx tx, ShopId shop, Job job, JobState state, boolean attempted, String words, Duration in);

    /** Until what holds it back is gone, which {@link #wake} tells; at once again where it was asked for, or woken, meanwhile. */
    Uni<Void> hold(Tx tx, ShopId shop, Job job, String words, Duration in);

    Uni<Void> flag(Tx tx, ShopId shop, Job job, String words, String hint);

    /** A thing that only a person can settle, as a job of its own beside the one that found it. */
    Uni<Asked> raiseFlag(Tx tx, ShopId shop, JobKind kind, String key, String words, String hint);

    /** What was flagged has come right by itself. */
    Uni<Void> closeFlags(Tx tx, ShopId shop, JobKind kind, Collection<String> keys);

    Uni<Void> postpone(Tx tx, ShopId shop, Collection<JobKind> kinds, Instant until, String why);

    /** Everything that waits is due now: its reason to wait is gone. What runs, and may have seen that reason, runs once more. */
    Uni<Void> wake(Tx tx, ShopId shop);
}
