package io.synco.sync.setup;

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

/** Odoo's feed of moves does not tell of bills of materials. A standing job. */
@ApplicationScoped
class KitsHandler implements JobHandler {
    private final KitLook kits;
    private final WorkerConfig config;

    KitsHandler(KitLook kits, WorkerConfig config) {
        this.kits = kits;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.KITS;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return kits.look(slice).replaceWith(Map.of(jobs.get(0), new Outcome.Again(config.kitsEvery())));
    }
}
