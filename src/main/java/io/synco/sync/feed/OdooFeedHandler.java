package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.push.MoveFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads what happened in Odoo. A standing job: never done, only due again. */
@ApplicationScoped
class OdooFeedHandler implements JobHandler {
    private final MoveFeed feed;
    private final WorkerConfig config;

    OdooFeedHandler(MoveFeed feed, WorkerConfig config) {
        this.feed = feed;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.ODOO_FEED;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return feed.read(slice).replaceWith(Map.of(jobs.get(0), new Outcome.Again(config.odooPollEvery())));
    }
}
