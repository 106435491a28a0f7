package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.kernel.Time;
import io.synco.sync.port.Lease;
import io.synco.sync.port.SliceWorker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Works off one slice: settle what is unknown, then job by job in the order of the lanes, until the slice's bound. */
@ApplicationScoped
class Worker implements SliceWorker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final Transactions transactions;
    private final Gate gate;
    private final JobStore jobs;
    private final Outcomes outcomes;
    private final Consequences consequences;
    private final ShopStates states;
    private final WorkerConfig config;
    private final Time time;
    private final Iterable<Settler> settlers;
    private final Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);

    @Inject
    Worker(
            Transactions transactions,
            Gate gate,
            JobStore jobs,
            Outcomes outcomes,
            Consequences consequences,
            ShopStates states,
            WorkerConfig config,
            Time time,
            @Any Instance<Settler> settlers,
            @Any Instance<JobHandler> handlers) {
        this(
                transactions,
                gate,
                jobs,
                outcomes,
                consequences,
                states,
                config,
                time,
                (Iterable<Settler>) settlers,
                (Iterable<JobHandler>) handlers);
    }

    Worker(
            Transactions transactions,
            Gate gate,
            JobStore jobs,
            Outcomes outcomes,
            Consequences consequences,
            ShopStates states,
            WorkerConfig config,
            Time time,
            Iterable<Settler> settlers,
            Iterable<JobHandler> handlers) {
        this.transactions = transactions;
        this.gate = gate;
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.consequences = consequences;
        this.states = states;
        this.config = config;
        this.time = time;
        this.settlers = settlers;
        handlers.forEach(handler -> this.handlers.put(handler.kind(), handler));
    }

    /** What a slice has used up of its bounds. */
    private final class Progress {
        private final long start = time.nanos();
        private int done;
        private boolean stopped;

        boolean over() {
            return stopped
                    || done >= config.sliceJobsMax()
                    || time.nanos() - start > config.sliceTimeMax().toNanos();
        }
    }

    @Override
    public Uni<SliceReport> work(Lease lease) {
        Slice slice = new Slice(lease, transactions, time);
        Progress progress = new Progress();
        return slice.tx(tx -> gate.look(tx, slice.shop()).call(open -> postponeClosed(tx, slice, open)))
                .chain(open -> settle(slice, progress, open).chain(() -> loop(slice, progress, open)))
                .onFailure(Lease.Lost.class)
                .recoverWithNull()
                .map(ignored -> new SliceReport(progress.done, slice.slow()));
    }

    private Uni<Void> postponeClosed(Tx tx, Slice slice, Gate.Open open) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Gate.Closed closed : open.closed()) {
            chain = chain.chain(() -> jobs.postpone(tx, slice.shop(), closed.kinds(), closed.until(), closed.why()));
        }
        return chain;
    }

    private Uni<Void> settle(Slice slice, Progress progress, Gate.Open open) {
        if (!open.settles()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Settler settler : settlers) {
            chain = chain.chain(() -> settler.settle(slice));
        }
        return chain.onFailure(failure -> !(failure instanceof Lease.Lost)).recoverWithUni(failure -> {
            LOG.warnf("event=settle-failed shop=%s reason=\"%s\"", slice.shop(), failure.getMessage());
            progress.stopped = true;
            Job settling = new Job(0, JobKind.PUSH, "settle", 0, 0);
            return consequences.of(slice, settling, failure).chain(outcome -> delayAll(slice, outcome));
        });
    }

    /** Nothing else may be written to a level whose last write is unknown; so the pushes wait with the settling. */
    private Uni<Void> delayAll(Slice slice, Outcome outcome) {
        Duration wait = outcome instanceof Outcome.Snooze snooze ? snooze.in() : Duration.ofSeconds(2);
        return slice.tx(tx -> jobs.postpone(
                tx,
                slice.shop(),
                Set.of(JobKind.PUSH),
                time.now().plus(wait),
                "An earlier write without an answer is settled first."));
    }

    private Uni<Void> loop(Slice slice, Progress progress, Gate.Open open) {
        if (progress.over() || slice.ended()) {
            return Uni.createFrom().voidItem();
        }
        return take(slice, progress, open).chain(batch -> {
            if (batch.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            progress.done += batch.size();
            return run(slice, progress, open, batch).chain(() -> loop(slice, progress, open));
        });
    }

    private Uni<List<Job>> take(Slice slice, Progress progress, Gate.Open open) {
        return slice.tx(tx -> jobs.take(tx, slice.shop(), open.kinds(), 1).chain(first -> {
            if (first.isEmpty()) {
                return Uni.createFrom().item(first);
            }
            JobKind kind = first.get(0).kind();
            int more = Math.min(handler(kind).together(), config.sliceJobsMax() - progress.done) - 1;
            if (more <= 0) {
                return Uni.createFrom().item(first);
            }
            return jobs.take(tx, slice.shop(), Set.of(kind), more).map(rest -> joined(first, rest));
        }));
    }

    private JobHandler handler(JobKind kind) {
        return Objects.requireNonNull(handlers.get(kind), () -> "nobody handles jobs of kind " + kind);
    }

    private static List<Job> joined(List<Job> first, List<Job> rest) {
        List<Job> all = new ArrayList<>(first);
        rest.stream().filter(job -> job.id() != first.get(0).id()).forEach(all::add);
        return all;
    }

    private Uni<Void> run(Slice slice, Progress progress, Gate.Open open, List<Job> batch) {
        JobHandler handler = handler(batch.get(0).kind());
        return Uni.createFrom()
                .deferred(() -> handler.run(slice, batch))
                .onFailure(failure -> !(failure instanceof Lease.Lost))
                .recoverWithUni(failure -> consequences
                        .of(slice, batch.get(0), failure)
                        .map(outcome -> {
                            progress.stopped |= outcome instanceof Outcome.Snooze;
                            Map<Job, Outcome> all = new LinkedHashMap<>();
                            batch.forEach(job -> all.put(job, outcome));
                            return all;
                        }))
                .chain(results ->
                        slice.tx(tx -> writeAll(tx, slice, batch, results).chain(() -> lookSoon(tx, slice))))
                .chain(() -> closeCircuits(slice, open));
    }

    private Uni<Void> writeAll(Tx tx, Slice slice, List<Job> batch, Map<Job, Outcome> results) {
        Map<Job, Outcome> ended = new LinkedHashMap<>();
        for (Job job : batch) {
            Outcome outcome = results.get(job);
            if (outcome == null) {
                throw new IllegalStateException(job.kind() + " gave no outcome for job " + job.id());
            }
            ended.put(job, outcome);
        }
        return outcomes.write(tx, slice.shop(), ended);
    }

    /** What we change in Odoo has consequences there, and shows that the shop is awake: its changes are read at the busy pace. */
    private Uni<Void> lookSoon(Tx tx, Slice slice) {
        return slice.takeWritten(Side.ODOO)
                ? jobs.ask(tx, slice.shop(), JobKind.ODOO_FEED, List.of("moves"), config.odooPollEvery())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> closeCircuits(Slice slice, Gate.Open open) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Side side : open.probing()) {
            if (slice.answered(side)) {
                chain = chain.chain(() -> states.succeeded(slice.shop(), side));
            }
        }
        return chain;
    }

    @Override
    public Uni<Optional<Instant>> nextDue(ShopId shop) {
        return transactions.unfenced(
                shop,
                tx -> gate.look(tx, shop)
                        .chain(open -> jobs.nextDue(tx, shop, open.kinds()).map(due -> earliest(due, open))));
    }

    /** A shop whose circuit is open has work again when the probe is due. */
    private static Optional<Instant> earliest(Optional<Instant> due, Gate.Open open) {
        return open.closed().stream()
                .map(Gate.Closed::until)
                .reduce((a, b) -> a.isBefore(b) ? a : b)
                .map(until -> due.filter(d -> d.isBefore(until)).orElse(until))
                .or(() -> due);
    }
}
