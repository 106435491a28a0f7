package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store's subscriptions and what became of each event. Tests hold, repeat, reorder and lose deliveries here. */
public final class Webhooks {
    /** Every topic. */
    public static final String ALL = DeliveryRules.ALL;

    private final String shop;
    private final Ids ids;
    private final SandboxClock clock;
    private final WebhookSender sender;
    private final DeliveryRules rules = new DeliveryRules();
    private final Map<Long, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final List<Subscription> configured = new CopyOnWriteArrayList<>();
    private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();

    Webhooks(String shop, Ids ids, SandboxClock clock, WebhookSender sender) {
        this.shop = shop;
        this.ids = ids;
        this.clock = clock;
        this.sender = sender;
    }

    Subscription subscribe(String topic, String uri, List<String> includeFields, String name) {
        Subscription made = new Subscription(
                ids.next(Ids.Kind.WEBHOOK_SUBSCRIPTION), topic, uri, includeFields, name, clock.instant());
        subscriptions.put(made.id(), made);
        return made;
    }

    /** As the app's own file does: no list shows it, no failure and no uninstallation ends it. */
    public void configure(String uri, String... slashedTopics) {
        for (String topic : slashedTopics) {
            String name = topic.replace('/', '_').toUpperCase(Locale.ROOT);
            configured.add(new Subscription(0, name, uri, List.of(), null, clock.instant()));
        }
    }

    boolean unsubscribe(long id) {
        return subscriptions.remove(id) != null;
    }

    /** As after eight deliveries that failed: the shop's own subscription is gone, and nobody is told. */
    public void dropped(String topic) {
        subscriptions.values().removeIf(each -> each.topic().equals(topic));
    }

    void unsubscribeAll() {
        subscriptions.clear();
    }

    public List<Subscription> subscriptions() {
        return new ArrayList<>(subscriptions.values());
    }

    /** Something happened; every subscription of the topic gets it (one Event-Id, each its own Webhook-Id). */
    void emit(String topic, Supplier<JsonObject> assembled) {
        List<Subscription> listening = Stream.concat(configured.stream(), subscriptions.values().stream())
                .filter(each -> each.isOf(topic))
                .toList();
        if (!listening.isEmpty()) {
            Instant at = clock.instant();
            String eventId = UUID.randomUUID().toString();
            JsonObject body = assembled.get();
            for (Subscription subscription : listening) {
                String webhookId = UUID.randomUUID().toString();
                JsonObject fields = IncludeFields.of(body, subscription.includeFields());
                handOver(new Delivery(webhookId, eventId, topic, shop, subscription, fields, at));
            }
        }
    }

    /** Sends any body under any topic to any address, rightly signed: for what subscriptions cannot make. */
    public Delivery sendTo(String uri, String topic, JsonObject body) {
        Subscription none = new Subscription(0, topic, uri, List.of(), null, clock.instant());
        Delivery delivery = new Delivery(
                UUID.randomUUID().toString(), UUID.randomUUID().toString(), topic, shop, none, body, clock.instant());
        delivery.take();
        deliveries.add(delivery);
        sender.send(delivery, given -> {});
        return delivery;
    }

    private void handOver(Delivery delivery) {
        for (int copy = rules.copies(delivery.topic()); copy > 0; copy--) {
            Delivery one = delivery.again();
            boolean lost = rules.takeLoss(one.topic());
            if (lost) {
                one.state(Delivery.State.LOST);
            }
            deliveries.add(one);
            if (!lost && !rules.isHeld(one.topic())) {
                send(one);
            }
        }
    }

    private void send(Delivery delivery) {
        // Shopify deletes a subscription made by the Admin API when a delivery has failed to the end.
        if (delivery.take()) {
            sender.send(delivery, given -> unsubscribe(given.subscription().id()));
        }
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    public List<Delivery> deliveries(String topic) {
        return deliveries.stream().filter(each -> each.topic().equals(topic)).toList();
    }

    /** From now on deliveries of this topic stay here until released. */
    public void hold(String topic) {
        rules.hold(topic);
    }

    /** Held, and released by itself after a while. */
    public void hold(String topic, Duration time) {
        rules.hold(topic);
        sender.after(time, () -> release(topic));
    }

    /** Lets go what is held, in the order in which it happened, and holds no more. */
    public void release(String topic) {
        letGo(topic, held(topic));
    }

    /** Lets go what is held, newest first. */
    public void releaseReversed(String topic) {
        List<Delivery> waiting = new ArrayList<>(held(topic));
        Collections.reverse(waiting);
        letGo(topic, waiting);
    }

    private void letGo(String topic, List<Delivery> waiting) {
        rules.release(topic);
        waiting.forEach(this::send);
    }

    private List<Delivery> held(String topic) {
        return deliveries.stream()
                .filter(each -> each.state() == Delivery.State.HELD)
                .filter(each -> topic.equals(ALL) || each.topic().equals(topic))
                .toList();
    }

    /** Sends each delivery of this topic so many times, under one Webhook-Id; 1 is normal again. */
    public void repeat(String topic, int times) {
        rules.copies(topic, times);
    }

    /** The next so many deliveries of this topic never arrive. */
    public void lose(String topic, int count) {
        rules.lose(topic, count);
    }
}
