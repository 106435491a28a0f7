package io.synco.sync.plan;

import io.synco.kernel.Quantity;
import java.util.List;

/**
 * A delivery to the customer with what came of it.
 *
 * @param out its own units
 * @param net the same with its returns, and theirs; negative alone for what was brought back without saying of which delivery
 */
public record Delivered(Quantity out, Quantity net) {
    static final Delivered NOTHING = new Delivered(Quantity.ZERO, Quantity.ZERO);

    Delivered plus(Quantity out, Quantity net) {
        return new Delivered(this.out.plus(out), this.net.plus(net));
    }

    /**
     * What is gone for good, of deliveries of one document and product. Neither gross (an undone delivery oversells) nor net (what was
     * returned after it was fulfilled is never sold again), but delivery by delivery: what came back before it counted as fulfilled is
     * owed again, what came back afterwards is a receipt. Of two that left, one fulfilled and returned, both are gone.
     *
     * @param deliveries in the order in which what is fulfilled is taken to be theirs
     */
    public static Quantity gone(List<Delivered> deliveries, Quantity fulfilled) {
        Quantity gone = Quantity.ZERO;
        Quantity left = fulfilled;
        Quantity stray = Quantity.ZERO;
        for (Delivered delivery : deliveries) {
            Quantity counted = delivery.out.min(left);
            gone = gone.plus(delivery.net.max(counted));
            left = left.minus(counted);
            stray = stray.plus(delivery.net.negated().max(Quantity.ZERO));
        }
        return gone.minus(stray).max(fulfilled.minus(left));
    }
}
