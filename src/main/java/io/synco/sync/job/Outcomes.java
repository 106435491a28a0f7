package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.EventLog.End;
import io.synco.sync.job.JobStore.Finished;
import io.synco.sync.job.JobStore.Flagged;
import io.synco.sync.job.JobStore.PutOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes how a run ended, on its jobs and on the events that asked for them: one statement for each way to end, however many jobs. */
@ApplicationScoped
public class Outcomes {
    private static final String GAVE_UP = "Tried " + Backoff.ATTEMPTS_MAX + " times. Retry when the reason is gone.";

    private final JobStore jobs;
    private final EventLog events;
    private final Chance chance;

    Outcomes(JobStore jobs, EventLog events, Chance chance) {
        this.chance = chance;
        this.jobs = jobs;
        this.events = events;
    }

    Uni<Void> write(Tx tx, ShopId shop, Map<Job, Outcome> outcomes) {
        Ends ends = new Ends();
        outcomes.forEach(ends::add);
        return jobs.finish(tx, shop, ends.finished)
                .chain(() -> jobs.putOff(tx, shop, ends.putOff))
                .chain(() -> jobs.flag(tx, shop, ends.flagged))
                .chain(() -> events.end(tx, shop, ends.events));
    }

    private final class Ends {
        private final List<Finished> finished = new ArrayList<>();
        private final List<PutOff> putOff = new ArrayList<>();
        private final List<Flagged> flagged = new ArrayList<>();
        private final List<End> events = new ArrayList<>();

        void add(Job job, Outcome outcome) {
            if (outcome instanceof Outcome.Done done) {
                finished.add(new Finished(job, JobState.DONE, null));
                events.add(new End(job.id(), job.rev(), EventLog.DONE, done.words()));
            } else if (outcome instanceof Outcome.Ignored ignored) {
                finished.add(new Finished(job, JobState.IGNORED, ignored.words()));
                events.add(new End(job.id(), job.rev(), EventLog.IGNORED, ignored.words()));
            } else if (outcome instanceof Outcome.Again again) {
                putOff.add(new PutOff(job, JobState.PENDING, false, null, again.in()));
            } else if (outcome instanceof Outcome.Snooze snooze) {
                putOff.add(new PutOff(job, JobState.WAITING, false, snooze.words(), snooze.in()));
            } else if (outcome instanceof Outcome.Held held) {
                putOff.add(new PutOff(job, JobState.WAITING, false, held.words(), Pauses.LOOK_AGAIN));
            } else if (outcome instanceof Outcome.Retry retry) {
                retry(job, retry.words());
            } else {
                Outcome.Flag flag = (Outcome.Flag) outcome;
                flag(job, flag.words(), flag.hint());
            }
        }

        private void retry(Job job, String words) {
            int attempts = job.attempts() + 1;
            if (attempts >= Backoff.ATTEMPTS_MAX) {
                flag(job, words, GAVE_UP);
            } else {
                putOff.add(new PutOff(job, JobState.WAITING, true, words, Backoff.afterAttempt(attempts, chance)));
            }
        }

        /** A retry by a person opens its events again; until then flagged is how they ended. */
        private void flag(Job job, String words, String hint) {
            flagged.add(new Flagged(job, words, hint));
            events.add(new End(job.id(), job.rev(), EventLog.FLAGGED, words));
        }
    }
}
