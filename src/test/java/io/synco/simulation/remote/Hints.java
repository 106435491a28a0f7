package io.synco.simulation.remote;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.shopify.webhook.Topic;
import io.synco.sync.port.Inbox.About;
import io.synco.sync.port.Inbox.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What Shopify's webhooks would say of an act, told when the act is over, so that a listener never sees half of it. */
final class Hints {
    private final Consumer<Hint> listener;
    private final List<Hint> pending = new ArrayList<>();
    private long told;

    Hints(Consumer<Hint> listener) {
        this.listener = listener;
    }

    void order(Topic topic, OrderId order) {
        add(topic, new About.Order(order));
    }

    void level(Topic topic, LevelId level) {
        add(topic, new About.Level(level));
    }

    void locations(Topic topic) {
        add(topic, new About.Locations());
    }

    private void add(Topic topic, About about) {
        pending.add(new Hint(topic.header(), "webhook-" + ++told, about));
    }

    void tell() {
        List<Hint> now = List.copyOf(pending);
        pending.clear();
        now.forEach(listener);
    }
}
