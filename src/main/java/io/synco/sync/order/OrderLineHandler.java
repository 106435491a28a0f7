package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** A person retries a flagged line: its order is read again, and flags the line anew if nothing has changed. */
@ApplicationScoped
class OrderLineHandler implements JobHandler {
    private final JobStore store;

    OrderLineHandler(JobStore store) {
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return JobKind.ORDER_LINE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        String order = job.key().substring(0, job.key().indexOf('/'));
        return slice.tx(tx -> store.ask(tx, slice.shop(), JobKind.ORDER, order))
                .replaceWith(Map.of(job, new Outcome.Done("The order is read again.")));
    }
}
