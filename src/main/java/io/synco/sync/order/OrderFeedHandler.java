package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** A standing job: never done, only due again. */
@ApplicationScoped
class OrderFeedHandler implements JobHandler {
    private final OrderPoll poll;
    private final WorkerConfig config;

    OrderFeedHandler(OrderPoll poll, WorkerConfig config) {
        this.poll = poll;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.ORDER_FEED;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return poll.poll(slice).replaceWith(Map.of(jobs.get(0), new Outcome.Again(config.orderPollEvery())));
    }
}
