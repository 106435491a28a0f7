package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.rules.EventKind;
import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.IntentLevelRow;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TermsRow;
import io.synco.simulation.rows.UnsettledRow;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.Pause;
import io.synco.sync.job.Paused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the product's own books say of work that is left. */
final class Books {
    private final World world;

    Books(World world) {
        this.world = world;
    }

    /** Work is left beside the standing jobs. */
    boolean busy() {
        return !unfinished().isEmpty();
    }

    List<JobRow> unfinished() {
        return rows().jobs().where(job -> job.due() && !JobKind.standing().contains(job.kind()));
    }

    /** A person was asked to deliver it, because it has to be picked first or something is missing; or what is to become of its document. */
    boolean waitsForAPerson(OrderId order) {
        return !rows().jobs()
                .where(job -> job.flagged()
                        && (job.is(JobKind.ORDER, order.toString())
                                || job.kind() == JobKind.DELIVER && job.key().contains("order_" + order + "_")))
                .isEmpty();
    }

    /** Property 5: every event ended in one recorded outcome. */
    void everyEventEnded() {
        List<EventRow> open = rows().events().where(EventRow::open);
        if (!open.isEmpty()) {
            world.violated(open.size() + " events have no outcome, the first " + open.get(0));
        }
    }

    /** A write that was prepared after its pause was committed. */
    void nothingHeldIsPrepared() {
        List<Pause> pauses = JobWiring.paused(rows()).pauses();
        for (IntentLevelRow row : rows().intentLevels().all()) {
            Instant prepared = rows().intents().find(row.intent()).orElseThrow().createdAt();
            Paused then = new Paused(pauses.stream()
                    .filter(pause -> pause.at().isBefore(prepared))
                    .toList());
            then.holding(row.level())
                    .ifPresent(pause -> world.violated(row + " was prepared after it was paused: " + pause));
        }
    }

    /** What a person settled stays settled. */
    void nothingIsUnsettled() {
        rows().unsettled()
                .where(UnsettledRow::open)
                .forEach(row -> world.violated("still unsettled after a person settled it: " + row));
    }

    void nothingIsFlagged() {
        List<JobRow> flagged = rows().jobs().where(JobRow::flagged);
        if (!flagged.isEmpty()) {
            world.violated("flagged at rest, though nobody did anything that a person must settle: " + flagged.get(0));
        }
    }

    /** How the product last reckoned a level, for whoever reads the history. */
    String reckoned(LevelId level) {
        return "reckoned for " + level + ": "
                + rows().levelTerms().find(level).map(TermsRow::terms).orElse("nothing");
    }

    /** No difference was put down to a person's hand that was none. */
    void nothingWasMadeUp() {
        Map<LevelId, Integer> booked = new TreeMap<>();
        rows().events()
                .where(event -> event.kind() == EventKind.EDITED_BY_HAND)
                .forEach(event -> booked.merge(
                        LevelId.of(event.item().orElseThrow(), event.location().orElseThrow()), 1, Integer::sum));
        booked.forEach((level, times) -> {
            int edited = world.oracle().timesEdited(level);
            if (times > edited) {
                world.violated(times + " edits by hand of " + level + " were booked, and there were " + edited);
            }
        });
    }

    private ShopRows rows() {
        return world.database().rows(World.SHOP);
    }
}
