package io.synco.sandbox.shopify;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One webhook on its way to one subscription. The same bytes are sent at every attempt. */
public final class Delivery {
    /** Where it is. */
    public enum State {
        HELD,
        SENDING,
        WAITING,
        DELIVERED,
        GIVEN_UP,
        LOST
    }

    private final String webhookId;
    private final String eventId;
    private final String topic;
    private final String shop;
    private final Subscription subscription;
    private final JsonObject body;
    private final Instant triggeredAt;
    private volatile State state = State.HELD;
    private volatile int attempts;
    private volatile int lastStatus;

    Delivery(
            String webhookId,
            String eventId,
            String topic,
            String shop,
            Subscription subscription,
            JsonObject body,
            Instant triggeredAt) {
        this.webhookId = webhookId;
        this.eventId = eventId;
        this.topic = topic;
        this.shop = shop;
        this.subscription = subscription;
        this.body = body;
        this.triggeredAt = triggeredAt;
    }

    /** A copy under the same Webhook-Id, as Shopify's duplicates are. */
    Delivery again() {
        return new Delivery(webhookId, eventId, topic, shop, subscription, body, triggeredAt);
    }

    /** True for the one who may send it first. */
    synchronized boolean take() {
        boolean first = state == State.HELD;
        if (first) {
            state = State.SENDING;
        }
        return first;
    }

    synchronized void state(State now) {
        state = now;
    }

    synchronized void attempted(int status) {
        attempts = attempts + 1;
        lastStatus = status;
    }

    public String webhookId() {
        return webhookId;
    }

    public String eventId() {
        return eventId;
    }

    public String topic() {
        return topic;
    }

    public String shop() {
        return shop;
    }

    public Subscription subscription() {
        return subscription;
    }

    public JsonObject body() {
        return body;
    }

    public Instant triggeredAt() {
        return triggeredAt;
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    /** HTTP status of the last attempt; 0 when there was no answer. */
    public int lastStatus() {
        return lastStatus;
    }

    Buffer bytes() {
        return body.toBuffer();
    }
}
