package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/**
 * What open moves in Odoo hold for others than Shopify's customers, as it was last told: so that a change is told once, however often
 * the overlap shows it.
 */
interface HeldElsewhere {
    /** What one move holds of one mapped set. */
    record Holding(long move, MappingId mapping) implements Comparable<Holding> {
        private static final Comparator<Holding> ORDER =
                Comparator.comparingLong(Holding::move).thenComparing(Holding::mapping);

        @Override
        public int compareTo(Holding other) {
            return ORDER.compare(this, other);
        }
    }

    /** Nothing for a move that was never told of. */
    Uni<Map<Holding, Quantity>> known(Tx tx, ShopId shop, Collection<Long> moves);

    /** As it is now. @return how often each of them has been told, this time included */
    Uni<Map<Holding, Long>> hold(Tx tx, ShopId shop, Map<Holding, Quantity> units);

    /** They are finished, and will never hold anything again. */
    Uni<Void> over(Tx tx, ShopId shop, Collection<Long> moves);
}
