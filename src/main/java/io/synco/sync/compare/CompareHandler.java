package io.synco.sync.compare;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.sync.bulk.BulkWork;
import io.synco.sync.bulk.BulkWork.Step;
import io.synco.sync.compare.ComparisonStore.Phase;
import io.synco.sync.compare.ComparisonStore.Run;
import io.synco.sync.compare.ComparisonStore.Suspect;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Reading;
import io.synco.sync.port.ShopifyBulk.Row.Stocked;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All levels, against both sides. Shopify writes its own out (a bulk operation); what differs from what we expect is read again, one by
 * one, and decided by rule as ever. Then every level is planned from fresh numbers of Odoo, some hundred at a time so that what sells
 * goes first; a push writes what differs. Each run of the job is one small step.
 */
@ApplicationScoped
class CompareHandler implements JobHandler {
    private static final Duration SOON = Duration.ZERO;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final BulkWork bulk;
    private final ComparisonStore store;
    private final LevelStore levels;
    private final JobStore jobs;
    private final CompareConfig config;

    CompareHandler(BulkWork bulk, ComparisonStore store, LevelStore levels, JobStore jobs, CompareConfig config) {
        this.bulk = bulk;
        this.store = store;
        this.levels = levels;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.COMPARE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        return slice.tx(tx -> store.current(tx, slice.shop())
                        .chain(run ->
                                run.isPresent() ? Uni.createFrom().item(run.get()) : store.begin(tx, slice.shop())))
                .chain(run -> step(slice, run))
                .map(outcome -> Map.of(batch.get(0), outcome));
    }

    private Uni<Outcome> step(Slice slice, Run run) {
        return switch (run.phase()) {
            case READING ->
                bulk.step(slice, Content.LEVELS, (tx, part) -> shown(tx, slice, run, part))
                        .map(CompareHandler::outcome);
            case PLANNING -> slice.tx(tx -> plan(tx, slice, run));
            case SETTLING -> slice.tx(tx -> settle(tx, slice, run));
        };
    }

    private static Outcome outcome(Step step) {
        if (step instanceof Step.Waiting waiting) {
            return new Outcome.Snooze(waiting.in(), waiting.words());
        }
        return step instanceof Step.Failed failed ? new Outcome.Retry(failed.words()) : new Outcome.Again(SOON);
    }

    private Uni<Void> shown(Tx tx, Slice slice, Run run, Reading.Part part) {
        List<Stocked> rows = part.rows().stream()
                .filter(Stocked.class::isInstance)
                .map(Stocked.class::cast)
                .toList();
        Uni<Void> looked = store.shown(tx, slice.shop(), run, rows).chain(suspects -> look(tx, slice, suspects));
        return part.last()
                ? looked.chain(() -> store.missing(tx, slice.shop(), run))
                        .chain(suspects -> look(tx, slice, suspects))
                        .chain(() -> store.phase(tx, slice.shop(), run, Phase.SETTLING))
                : looked;
    }

    private Uni<Void> look(Tx tx, Slice slice, List<Suspect> suspects) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Suspect suspect : suspects) {
            if (suspect.again()) {
                chain = chain.chain(() -> levels.tryAgain(tx, slice.shop(), suspect.level()));
            }
        }
        List<String> keys =
                suspects.stream().map(Suspect::level).map(LevelId::toString).toList();
        return chain.chain(() -> jobs.ask(tx, slice.shop(), JobKind.OBSERVE, keys))
                .replaceWithVoid();
    }

    private Uni<Outcome> settle(Tx tx, Slice slice, Run run) {
        return store.observed(tx, slice.shop(), run)
                .chain(waiting -> waits(tx, slice, run, waiting))
                .chain(waits -> waits
                        ? again()
                        : store.settle(tx, slice.shop(), run)
                                .chain(() -> store.phase(tx, slice.shop(), run, Phase.PLANNING))
                                .replaceWith(new Outcome.Again(SOON)));
    }

    private Uni<Outcome> plan(Tx tx, Slice slice, Run run) {
        return store.waiting(tx, slice.shop(), run)
                .chain(waiting -> waits(tx, slice, run, waiting)
                        .chain(waits ->
                                waits ? again() : waiting > 0 ? end(tx, slice, run) : planNext(tx, slice, run)));
    }

    private Uni<Outcome> planNext(Tx tx, Slice slice, Run run) {
        return store.plan(tx, slice.shop(), run, config.planTogether())
                .chain(looked -> looked == 0
                        ? end(tx, slice, run)
                        : jobs.ask(tx, slice.shop(), JobKind.PUSH, DirtyLevels.PUSH)
                                .replaceWith(new Outcome.Again(SOON)));
    }

    private Uni<Boolean> waits(Tx tx, Slice slice, Run run, int waiting) {
        return waiting == 0
                ? Uni.createFrom().item(false)
                : store.stuck(tx, slice.shop(), run, waiting, STUCK_AFTER).map(stuck -> !stuck);
    }

    private Uni<Outcome> end(Tx tx, Slice slice, Run run) {
        return store.end(tx, slice.shop(), run).map(report -> new Outcome.Done(report.inWords()));
    }

    private static Uni<Outcome> again() {
        return Uni.createFrom().item(new Outcome.Again(LOOK_AGAIN));
    }
}
