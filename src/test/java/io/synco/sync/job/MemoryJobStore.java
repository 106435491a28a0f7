package io.synco.sync.job;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.ShopRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** In memory, statement by statement what {@link PgJobStore} does. */
final class MemoryJobStore implements JobStore {
    private static final Comparator<JobRow> OLDEST_FIRST = Comparator.<JobRow>comparingInt(
                    row -> row.kind().lane())
            .thenComparing(row -> row.dueAt())
            .thenComparingLong(JobRow::id);
    private static final Comparator<JobRow> AS_TAKEN =
            Comparator.<JobRow>comparingInt(row -> row.kind().lane()).thenComparingLong(JobRow::id);

    @Override
    public Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys) {
        return ask(tx, shop, kind, keys, Duration.ZERO);
    }

    @Override
    public Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys, Duration in) {
        return rows(tx, shop, rows -> {
            if (new HashSet<>(keys).size() < keys.size()) {
                throw new IllegalArgumentException("One statement asks twice for a " + kind + " job: " + keys);
            }
            return keys.stream()
                    .sorted()
                    .map(key -> ask(rows, kind, key, rows.now().plus(in)))
                    .toList();
        });
    }

    @Override
    public Uni<Asked> ask(Tx tx, ShopId shop, JobKind kind, String key) {
        return ask(tx, shop, kind, List.of(key)).map(list -> list.get(0));
    }

    private static Asked ask(ShopRows rows, JobKind kind, String key, Instant due) {
        long id = rows.sequences().nextJob();
        JobRow row = open(rows, kind, key)
                .map(job -> askedAgain(job, due))
                .orElseGet(() -> JobRow.asked(id, kind, key, due));
        rows.jobs().put(row.id(), row);
        return new Asked(row.id(), row.rev());
    }

    private static JobRow askedAgain(JobRow job, Instant due) {
        JobRow sooner = job.askedAgain().dueAt(earlier(job.dueAt(), due));
        return switch (job.state()) {
            case FLAGGED -> sooner.attempts(0).in(JobState.PENDING);
            case WAITING -> sooner.in(JobState.PENDING);
            default -> sooner;
        };
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Optional<JobRow> open(ShopRows rows, JobKind kind, String key) {
        return rows.jobs().where(job -> job.unfinished() && job.is(kind, key)).stream()
                .findFirst();
    }

    @Override
    public Uni<List<Job>> take(Tx tx, ShopId shop, Collection<JobKind> kinds, int limit) {
        return rows(
                tx,
                shop,
                rows -> rows
                        .jobs()
                        .where(job -> job.due()
                                && kinds.contains(job.kind())
                                && !job.dueAt().isAfter(rows.now()))
                        .stream()
                        .sorted(OLDEST_FIRST)
                        .limit(limit)
                        .sorted(AS_TAKEN)
                        .map(job -> run(rows, job))
                        .toList());
    }

    private static Job run(ShopRows rows, JobRow job) {
        rows.jobs().put(job.id(), job.in(JobState.RUNNING));
        return new Job(job.id(), job.kind(), job.key(), job.attempts(), job.rev());
    }

    @Override
    public Uni<Optional<Instant>> nextDue(Tx tx, ShopId shop, Collection<JobKind> kinds) {
        return rows(
                tx,
                shop,
                rows -> rows.jobs().where(job -> job.due() && kinds.contains(job.kind())).stream()
                        .map(JobRow::dueAt)
                        .min(Comparator.naturalOrder()));
    }

    @Override
    public Uni<Void> finish(Tx tx, ShopId shop, Job job, JobState state, String words) {
        return change(
                tx,
                shop,
                rows -> update(rows, job, row -> {
                    boolean last = row.rev() == job.rev();
                    return row.in(last ? state : JobState.PENDING)
                            .finishedAt(last && state.finished() ? Optional.of(rows.now()) : Optional.empty())
                            .attempts(0)
                            .failure(Optional.ofNullable(words))
                            .hint(Optional.empty())
                            .dueAt(last ? row.dueAt() : rows.now());
                }));
    }

    @Override
    public Uni<Void> putOff(Tx tx, ShopId shop, Job job, JobState state, boolean attempted, String words, Duration in) {
        return change(
                tx,
                shop,
                rows -> update(
                        rows,
                        job,
                        row -> row.in(row.rev() == job.rev() ? state : JobState.PENDING)
                                .attempts(row.attempts() + (attempted ? 1 : 0))
                                .failure(Optional.ofNullable(words))
                                .dueAt(rows.now().plus(untilDue(row, job, state, in)))));
    }

    private static Duration untilDue(JobRow row, Job job, JobState state, Duration in) {
        boolean askedAgain = row.rev() != job.rev() && state == JobState.PENDING;
        return askedAgain && in.compareTo(ASKED_AGAIN_WAIT_MAX) > 0 ? ASKED_AGAIN_WAIT_MAX : in;
    }

    @Override
    public Uni<Void> hold(Tx tx, ShopId shop, Job job, String words, Duration in) {
        return change(
                tx,
                shop,
                rows -> update(rows, job, row -> {
                    boolean last = row.rev() == job.rev();
                    return row.in(last ? JobState.WAITING : JobState.PENDING)
                            .failure(Optional.ofNullable(words))
                            .dueAt(last ? rows.now().plus(in) : rows.now());
                }));
    }

    @Override
    public Uni<Void> flag(Tx tx, ShopId shop, Job job, String words, String hint) {
        return change(
                tx,
                shop,
                rows -> update(
                        rows,
                        job,
                        row -> flagged(rows, row, words, hint)
                                .flaggedAt(Optional.of(rows.now()))
                                .in(row.rev() == job.rev() ? JobState.FLAGGED : JobState.PENDING)));
    }

    private static void update(ShopRows rows, Job job, UnaryOperator<JobRow> change) {
        rows.jobs().update(job.id(), change);
        if (rows.jobs()
                        .where(row -> row.unfinished() && row.is(job.kind(), job.key()))
                        .size()
                > 1) {
            throw new IllegalStateException("A second unfinished job with the key of " + job);
        }
    }

    @Override
    public Uni<Asked> raiseFlag(Tx tx, ShopId shop, JobKind kind, String key, String words, String hint) {
        return rows(tx, shop, rows -> {
            long id = rows.sequences().nextJob();
            JobRow job = open(rows, kind, key)
                    .map(JobRow::askedAgain)
                    .orElseGet(() -> JobRow.asked(id, kind, key, rows.now()));
            rows.jobs().put(job.id(), flagged(rows, job, words, hint));
            return new Asked(job.id(), job.rev());
        });
    }

    private static JobRow flagged(ShopRows rows, JobRow job, String words, String hint) {
        return job.in(JobState.FLAGGED)
                .failure(Optional.ofNullable(words))
                .hint(Optional.ofNullable(hint))
                .flaggedAt(Optional.of(job.flaggedAt().orElse(rows.now())));
    }

    @Override
    public Uni<Void> closeFlags(Tx tx, ShopId shop, JobKind kind, Collection<String> keys) {
        return change(
                tx,
                shop,
                rows -> rows.jobs()
                        .update(
                                job -> job.flagged() && job.kind() == kind && keys.contains(job.key()),
                                job -> job.in(JobState.DONE).finishedAt(Optional.of(rows.now()))));
    }

    @Override
    public Uni<Void> postpone(Tx tx, ShopId shop, Collection<JobKind> kinds, Instant until, String why) {
        return change(
                tx,
                shop,
                rows -> rows.jobs()
                        .update(
                                job -> job.due()
                                        && kinds.contains(job.kind())
                                        && job.dueAt().isBefore(until),
                                job -> job.in(JobState.WAITING)
                                        .failure(Optional.ofNullable(why))
                                        .dueAt(until)));
    }

    @Override
    public Uni<Void> wake(Tx tx, ShopId shop) {
        return change(
                tx,
                shop,
                rows -> rows.jobs()
                        .update(
                                job -> job.state() == JobState.RUNNING || job.state() == JobState.WAITING,
                                job -> (job.state() == JobState.RUNNING ? job.askedAgain() : job)
                                        .in(JobState.PENDING)
                                        .dueAt(rows.now())));
    }
}
