package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** A person has answered an edit on Shopify: the quantity follows Odoo again. */
@ApplicationScoped
class EditAnswerHandler implements JobHandler {
    private final ObservedStore store;
    private final DirtyLevels dirty;

    EditAnswerHandler(ObservedStore store, DirtyLevels dirty) {
        this.store = store;
        this.dirty = dirty;
    }

    @Override
    public JobKind kind() {
        return JobKind.EDIT;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        LevelId level = LevelId.parse(job.key());
        return slice.tx(tx -> store.answered(tx, slice.shop(), level).chain(() -> dirty.push(tx, slice.shop())))
                .replaceWith(Map.of(job, new Outcome.Done("The quantity on Shopify follows Odoo again.")));
    }
}
