package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.sync.inbox.EventLog;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes how a run ended, on the job and on the events that asked for it. */
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

    Uni<Void> write(Tx tx, Slice slice, Job job, Outcome outcome) {
        var shop = slice.shop();
        if (outcome instanceof Outcome.Done done) {
            return jobs.finish(tx, shop, job, JobState.DONE, null)
                    .chain(() -> events.end(tx, shop, job.id(), job.rev(), EventLog.DONE, done.words()));
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            return jobs.finish(tx, shop, job, JobState.IGNORED, ignored.words())
                    .chain(() -> events.end(tx, shop, job.id(), job.rev(), EventLog.IGNORED, ignored.words()));
        }
        if (outcome instanceof Outcome.Again again) {
            return jobs.putOff(tx, shop, job, JobState.PENDING, false, null, again.in());
        }
        if (outcome instanceof Outcome.Snooze snooze) {
            return jobs.putOff(tx, shop, job, JobState.WAITING, false, snooze.words(), snooze.in());
        }
        if (outcome instanceof Outcome.Held held) {
            return jobs.hold(tx, shop, job, held.words(), Pauses.LOOK_AGAIN);
        }
        if (outcome instanceof Outcome.Retry retry) {
            if (job.attempts() + 1 >= Backoff.ATTEMPTS_MAX) {
                return flag(tx, slice, job, retry.words(), GAVE_UP);
            }
            return jobs.putOff(
                    tx,
                    shop,
                    job,
                    JobState.WAITING,
                    true,
                    retry.words(),
                    Backoff.afterAttempt(job.attempts() + 1, chance));
        }
        Outcome.Flag flag = (Outcome.Flag) outcome;
        return flag(tx, slice, job, flag.words(), flag.hint());
    }

    /** A retry by a person opens its events again; until then flagged is how they ended. */
    private Uni<Void> flag(Tx tx, Slice slice, Job job, String words, String hint) {
        return jobs.flag(tx, slice.shop(), job, words, hint)
                .chain(() -> events.end(tx, slice.shop(), job.id(), job.rev(), EventLog.FLAGGED, words));
    }
}
