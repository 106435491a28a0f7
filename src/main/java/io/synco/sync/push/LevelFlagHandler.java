package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** A person retries a level that could not be written: it is planned again, and flagged anew if it is refused again. */
@ApplicationScoped
class LevelFlagHandler implements JobHandler {
    private final LevelStore levels;
    private final DirtyLevels dirty;

    LevelFlagHandler(LevelStore levels, DirtyLevels dirty) {
        this.levels = levels;
        this.dirty = dirty;
    }

    @Override
    public JobKind kind() {
        return JobKind.LEVEL;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        LevelId level = LevelId.parse(job.key());
        return slice.tx(tx -> levels.tryAgain(tx, slice.shop(), level).chain(() -> dirty.push(tx, slice.shop())))
                .replaceWith(Map.of(job, new Outcome.Done("The level is planned again.")));
    }
}
