package io.synco.sync.inbox;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Every event with the rule that decided it and how it ended. */
public interface EventLog {
    int DONE = 1;
    int SUPERSEDED = 2;
    int IGNORED = 3;
    int FLAGGED = 4;

    Uni<Set<String>> record(Tx tx, ShopId shop, List<NewEvent> events);

    /** The job that will end these events. */
    Uni<Void> assign(Tx tx, ShopId shop, String source, Set<String> keys, long jobId, long jobRev);

    /** What asked for a job up to a revision has ended. */
    record End(long jobId, long jobRev, int outcome, String words) {}

    /**
     * Names the rule that decides about events of this kind that asked for the job up to this revision: when they came in, only the
     * default was known.
     */
    Uni<Void> decided(Tx tx, ShopId shop, EventKind kind, long jobId, long jobRev, Decision decision);

    /** Ends what asked for these jobs, each named once; what came later stays open for the next run. */
    Uni<Void> end(Tx tx, ShopId shop, Collection<End> ended);

    /** Ends events that no job has to work on. */
    Uni<Void> endAlone(Tx tx, ShopId shop, String source, Set<String> keys, int outcome, String words);

    Uni<Void> endPushed(Tx tx, ShopId shop, long jobId, long jobRev);
}
