package io.synco.simulation;

import io.synco.sync.plan.Planner;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.MoveFeed;

/** Where a mistake can be put between the parts of the product; each of these changes nothing by itself. */
public interface Mistakes {
    Mistakes NONE = new Mistakes() {};

    default Planner planner(Planner real) {
        return real;
    }

    /** By which the orders are read before anything is raised. */
    default ShopifyPort lastLook(ShopifyPort real) {
        return real;
    }

    /** By which levels and orders are read where on hand is not as expected. */
    default ShopifyPort observing(ShopifyPort real) {
        return real;
    }

    /** By which the feed is read before what an event withholds is reckoned. */
    default MoveFeed feed(MoveFeed real) {
        return real;
    }

    /** A write without an answer is not sent again under its key: the level is read instead. */
    default boolean readsBack() {
        return false;
    }

    /** A write whose second sending was certainly not sent is forgotten, though the first may still land. */
    default boolean withdrawsWhatIsSentAgain() {
        return false;
    }
}
