package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import java.util.List;
import java.util.Map;

/** Names and locations are set up by {@link Settings}; a webhook that says they changed finds nothing new. */
record NothingToImport(JobKind kind) implements JobHandler {
    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return Uni.createFrom().item(Map.of(jobs.get(0), new Outcome.Done("Nothing new.")));
    }
}
