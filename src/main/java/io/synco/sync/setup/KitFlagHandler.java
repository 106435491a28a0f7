package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Run when a person retries: the kits are looked at once more. */
@ApplicationScoped
class KitFlagHandler implements JobHandler {
    private final KitLook kits;

    KitFlagHandler(KitLook kits) {
        this.kits = kits;
    }

    @Override
    public JobKind kind() {
        return JobKind.KIT;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        ItemId item = new ItemId(Long.parseLong(job.key()));
        return kits.look(slice)
                .map(untold -> untold.containsKey(item)
                        ? untold.get(item)
                        : new Outcome.Done("It is known again what the item is made of."))
                .map(outcome -> Map.of(job, outcome));
    }
}
