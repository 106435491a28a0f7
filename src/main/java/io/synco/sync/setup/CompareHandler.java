package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Every level is read on Shopify and planned from a fresh snapshot of Odoo; what differs is repaired by rule. */
@ApplicationScoped
class CompareHandler implements JobHandler {
    private final LevelStore levels;
    private final DirtyLevels dirty;
    private final JobStore store;

    CompareHandler(LevelStore levels, DirtyLevels dirty, JobStore store) {
        this.levels = levels;
        this.dirty = dirty;
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return JobKind.COMPARE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return slice.tx(tx -> levels.allKeys(tx, slice.shop())
                        .chain(keys -> store.ask(tx, slice.shop(), JobKind.OBSERVE, keys)
                                .chain(() -> store.ask(tx, slice.shop(), JobKind.KITS, KitLook.ALL))
                                .chain(() -> dirty.all(tx, slice.shop()))
                                .replaceWith(keys.size())))
                .map(count -> Map.of(jobs.get(0), new Outcome.Done(count + " levels are read again on both sides.")));
    }
}
