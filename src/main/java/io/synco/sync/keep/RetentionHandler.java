package io.synco.sync.keep;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Forgets old history once a day, in small steps between which other work goes first. A standing job. */
@ApplicationScoped
class RetentionHandler implements JobHandler {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration NEXT_STEP = Duration.ofSeconds(1);

    private final History history;

    RetentionHandler(History history) {
        this.history = history;
    }

    @Override
    public JobKind kind() {
        return JobKind.RETENTION;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return slice.tx(tx -> history.forget(tx, slice.shop()))
                .map(more -> Map.of(jobs.get(0), new Outcome.Again(more ? NEXT_STEP : EVERY)));
    }
}
