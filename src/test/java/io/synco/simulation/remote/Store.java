package io.synco.simulation.remote;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.LocationId;
import io.synco.kernel.Time;
import io.synco.shopify.webhook.Topic;
import io.synco.sync.port.Inbox.Hint;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the parts of one Shopify store share. */
final class Store {
    final Time time;
    final ShopifyRules rules;
    final Ids ids = new Ids(5001);
    final Hints hints;
    final Catalog catalog = new Catalog();
    final Levels levels;
    final OrderBook orders;
    private long changes;

    Store(Time time, Consumer<Hint> listener, ShopifyRules rules) {
        this.time = time;
        this.rules = rules;
        this.hints = new Hints(listener);
        this.levels = new Levels(catalog, hints);
        this.orders = new OrderBook(rules.ordersPage());
    }

    /** One act: it happens whole, and then its hints are told. */
    <T> T act(Supplier<T> work) {
        T result = work.get();
        changes++;
        hints.tell();
        return result;
    }

    void act(Runnable work) {
        act(() -> {
            work.run();
            return null;
        });
    }

    long changes() {
        return changes;
    }

    FulfilmentOrder newFulfilmentOrder(StoreOrder order, LocationId location, boolean routed) {
        FulfilmentOrder made = new FulfilmentOrder(new FulfilmentOrderId(ids.next()), order, location, routed);
        orders.add(made);
        return made;
    }

    /** The order changed: its own topics, and orders/updated, which comes with any change. */
    void changed(StoreOrder order, Topic... topics) {
        orders.touch(order, time.now());
        for (Topic topic : topics) {
            hints.order(topic, order.id());
        }
        hints.order(Topic.ORDERS_UPDATED, order.id());
    }
}
