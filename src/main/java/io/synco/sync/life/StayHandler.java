package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.sync.inbox.HintedWork;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The jobs that go on whether or not the shop is here: each key is another story. */
@ApplicationScoped
class StayHandler implements JobHandler {
    /** The key of the job that forgets the shop. */
    static final String ERASE = "erase";

    /** Begins the key of a job that carries out a customer's request. */
    static final String REQUEST = "request/";

    private final Leaving leaving;
    private final Erasing erasing;
    private final CustomerRequests requests;

    StayHandler(Leaving leaving, Erasing erasing, CustomerRequests requests) {
        this.leaving = leaving;
        this.erasing = erasing;
        this.requests = requests;
    }

    @Override
    public JobKind kind() {
        return JobKind.STAY;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return run(slice, job).map(outcome -> Map.of(job, outcome));
    }

    private Uni<Outcome> run(Slice slice, Job job) {
        return switch (job.key()) {
            case HintedWork.UNINSTALLED -> leaving.run(slice, job);
            case ERASE -> erasing.run(slice);
            default -> requests.run(slice, Long.parseLong(job.key().substring(REQUEST.length())));
        };
    }
}
