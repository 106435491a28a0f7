package io.synco.sync.compare;

import io.smallrye.mutiny.Uni;
import io.synco.sync.compare.ComparisonStore.Due;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks for a comparison when it is time for the next one. A standing job. */
@ApplicationScoped
class CompareScheduleHandler implements JobHandler {
    /** Where the shop has chosen that there is none. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final ComparisonStore store;
    private final JobStore jobs;
    private final CompareConfig config;

    CompareScheduleHandler(ComparisonStore store, JobStore jobs, CompareConfig config) {
        this.store = store;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.COMPARE_SCHEDULE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        return slice.tx(tx -> store.due(tx, slice.shop()).chain(due -> next(tx, slice, due)))
                .map(in -> Map.of(batch.get(0), new Outcome.Again(in)));
    }

    private Uni<Duration> next(Tx tx, Slice slice, Due due) {
        Duration every = due.every().orElse(config.every());
        if (every.isZero()) {
            return Uni.createFrom().item(NEVER);
        }
        Duration left = due.last()
                .map(last -> Duration.between(due.now(), last.plus(every)))
                .orElse(Duration.ZERO);
        return left.isNegative() || left.isZero()
                ? jobs.ask(tx, slice.shop(), JobKind.COMPARE, "all").replaceWith(every)
                : Uni.createFrom().item(left);
    }
}
