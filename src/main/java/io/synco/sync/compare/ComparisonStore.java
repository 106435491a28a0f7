package io.synco.sync.compare;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Row.Stocked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The comparison under way, the levels that it is about, and what it found. */
interface ComparisonStore {
    enum Phase {
        READING(1),
        SETTLING(2),
        PLANNING(3);

        private final int code;

        Phase(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Phase of(int code) {
            return values()[code - 1];
        }
    }

    record Run(long id, Phase phase) {}

    Uni<Optional<Run>> current(Tx tx, ShopId shop);

    /** Of every level that is linked and mapped, as it stands now. */
    Uni<Run> begin(Tx tx, ShopId shop);

    Uni<Void> phase(Tx tx, ShopId shop, Run run, Phase phase);

    /**
     * A level to look at.
     *
     * @param again Shopify stocks it, and our books say that it does not
     */
    record Suspect(LevelId level, boolean again) {}

    /**
     * What Shopify's file shows. Suspect is what differs from what we expect, and what waits for a clean reading. As drift counts only
     * what nobody has moved since the run began, and no write of ours is under way to.
     */
    Uni<List<Suspect>> shown(Tx tx, ShopId shop, Run run, List<Stocked> rows);

    /** Levels that the file does not show. */
    Uni<List<Suspect>> missing(Tx tx, ShopId shop, Run run);

    /**
     * The next levels are to be planned from fresh numbers of Odoo, but for those that will be anyway.
     *
     * @param most how many
     * @return how many were looked at: zero at the end
     */
    Uni<Integer> plan(Tx tx, ShopId shop, Run run, int most);

    /** How many levels have still to be planned; where one has got another target though nobody had moved it, Odoo drifted. */
    Uni<Integer> waiting(Tx tx, ShopId shop, Run run);

    /** Levels that drifted and are still to be read again. */
    Uni<Integer> observed(Tx tx, ShopId shop, Run run);

    /** What nothing has moved though it was read again had been on its way: it is no drift. Before anything is planned. */
    Uni<Void> settle(Tx tx, ShopId shop, Run run);

    /** Nothing has got on for so long: what is still waited for is another matter than this run's. */
    Uni<Boolean> stuck(Tx tx, ShopId shop, Run run, int waiting, Duration since);

    /**
     * @param differing levels
     * @param leftOut levels that could not be planned
     */
    record Report(int levels, int differing, int leftOut) {
        String inWords() {
            return levels + " levels were compared, " + differing + " differed"
                    + (leftOut == 0 ? "." : ", and " + leftOut + " could not be planned now: paused, or Odoo is away.");
        }
    }

    Uni<Report> end(Tx tx, ShopId shop, Run run);

    /** When the last comparison began, or else the shop went live; and how often there is to be one. Empty where there is none of it. */
    record Due(Optional<Instant> last, Optional<Duration> every, Instant now) {}

    Uni<Due> due(Tx tx, ShopId shop);

    /** How often from now on; zero for never by itself. */
    Uni<Void> choose(Tx tx, ShopId shop, Duration every, String who);
}
