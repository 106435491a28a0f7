package io.synco.sync.golive;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OpenAtGoLive.OpenPart;
import io.synco.sync.plan.Prospect;
import io.synco.sync.push.AwaitedPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The last dry run of a shop. What is said about a run that is not the last one any more changes nothing. */
public interface DryRunStore {
    enum Phase {
        ORDERS(1),
        LEVELS(2),
        ENDED(3);

        private final int code;

        Phase(int code) {
            this.code = code;
        }

        static Phase of(int code) {
            return values()[code - 1];
        }

        int code() {
            return code;
        }
    }

    /** @param ordersAfter the page of open orders that comes next */
    record Run(long id, Phase phase, Optional<String> ordersAfter) {}

    /** Over each item at each mapped location, in place of the run before. */
    Uni<Long> begin(Tx tx, ShopId shop, String who);

    Uni<Optional<Run>> last(Tx tx, ShopId shop);

    /** @param next empty after the last page: then levels are planned */
    Uni<Void> keep(Tx tx, ShopId shop, Run run, List<OpenPart> parts, Optional<String> next);

    /** The next levels to be planned, all of the last item's among them. */
    Uni<List<LevelId>> next(Tx tx, ShopId shop, Run run, int most);

    /** As {@link io.synco.sync.push.AwaitedOrders}. */
    Uni<List<AwaitedPart>> awaited(Tx tx, ShopId shop, Run run, Set<ProductId> products, Set<MappingId> mappings);

    Uni<Void> planned(Tx tx, ShopId shop, Run run, List<Prospect> prospects);

    Uni<Void> end(Tx tx, ShopId shop, Run run);

    /**
     * What the last run says about going live.
     *
     * @param live the shop is live already
     * @param approved the shop went live on it
     * @param toZero levels that have stock and would have none
     * @param stocked levels that have stock
     * @param some of those that would have none, the largest first
     */
    record Verdict(boolean live, Optional<Run> run, boolean approved, int toZero, int stocked, List<String> some) {
        boolean ended() {
            return run.filter(last -> last.phase() == Phase.ENDED).isPresent();
        }
    }

    /** @param some how many are named */
    Uni<Verdict> verdict(Tx tx, ShopId shop, int some);

    Uni<Void> approve(Tx tx, ShopId shop, Run run, String who);
}
