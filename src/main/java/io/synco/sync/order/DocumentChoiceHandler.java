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

/** A person retries: the order is read again, and its documents are looked for as if for the first time. */
@ApplicationScoped
class DocumentChoiceHandler implements JobHandler {
    private final JobStore store;

    DocumentChoiceHandler(JobStore store) {
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return JobKind.DOCUMENT_CHOICE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return slice.tx(tx -> store.ask(tx, slice.shop(), JobKind.ORDER, job.key())
                        .chain(() -> store.ask(tx, slice.shop(), JobKind.DOCUMENT_SEARCH, DocumentSearchHandler.KEY)))
                .replaceWith(Map.of(job, new Outcome.Done("Its document is looked for again.")));
    }
}
