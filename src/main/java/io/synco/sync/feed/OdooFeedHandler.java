package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads what happened in Odoo. A standing job: never done, only due again. */
@ApplicationScoped
class OdooFeedHandler implements JobHandler {
    private final OdooChangeFeed feed;
    private final Pace pace;

    OdooFeedHandler(OdooChangeFeed feed, Pace pace) {
        this.feed = feed;
        this.pace = pace;
    }

    @Override
    public JobKind kind() {
        return JobKind.ODOO_FEED;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return feed.read(slice).map(news -> Map.of(jobs.get(0), new Outcome.Again(pace.next(news))));
    }
}
