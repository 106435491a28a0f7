package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One inventory item at one location, with every state it has ever been in. */
public final class Level {
    /** What the level was from {@code at} on, and what made it so. */
    public record Moment(Instant at, int available, int committed, int onHand, String cause) {}

    private final long id;
    private final Variant variant;
    private final Location location;
    private final Instant createdAt;
    private final Queue<Moment> history = new ConcurrentLinkedQueue<>();
    private volatile Quantities quantities = Quantities.NONE;
    private volatile boolean active;
    private volatile Instant updatedAt;

    Level(long id, Variant variant, Location location, boolean active, Instant createdAt) {
        this.id = id;
        this.variant = variant;
        this.location = location;
        this.active = active;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    void become(Quantities changed, Instant at, String cause) {
        quantities = changed;
        updatedAt = at;
        history.add(new Moment(at, available(), committed(), onHand(), cause));
    }

    void activate(boolean on, Instant at) {
        active = on;
        updatedAt = at;
    }

    public Variant variant() {
        return variant;
    }

    public Location location() {
        return location;
    }

    public boolean active() {
        return active;
    }

    public Quantities quantities() {
        return quantities;
    }

    public int available() {
        return quantities.get(State.AVAILABLE);
    }

    public int committed() {
        return quantities.get(State.COMMITTED);
    }

    public int onHand() {
        return quantities.onHand();
    }

    /** Every moment of this level so far, oldest first. */
    public List<Moment> history() {
        return List.copyOf(history);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long id() {
        return id;
    }

    String gid() {
        return Gid.of("InventoryLevel", id) + "?inventory_item_id=" + variant.itemId();
    }
}
