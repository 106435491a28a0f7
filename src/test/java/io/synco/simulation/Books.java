package io.synco.simulation;

import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobKind;
import java.util.List;

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

    /** Property 5: every event ended in one recorded outcome. */
    void everyEventEnded() {
        List<EventRow> open = rows().events().where(EventRow::open);
        if (!open.isEmpty()) {
            world.violated(open.size() + " events have no outcome, the first " + open.get(0));
        }
    }

    void nothingIsFlagged() {
        List<JobRow> flagged = rows().jobs().where(JobRow::flagged);
        if (!flagged.isEmpty()) {
            world.violated("flagged at rest, though nobody did anything that a person must settle: " + flagged.get(0));
        }
    }

    private ShopRows rows() {
        return world.database().rows(World.SHOP);
    }
}
