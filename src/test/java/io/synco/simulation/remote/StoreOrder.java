package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A customer's order, with an exact account of where each unit of its lines is. */
public final class StoreOrder {
    /** An item that was ordered. */
    public record Line(OrderLineId id, ItemId item) {}

    private record Place(OrderLineId line, LocationId location) {}

    final List<FulfilmentOrder> fulfilmentOrders = new ArrayList<>();
    final List<Fulfilment> fulfilments = new ArrayList<>();
    final List<RestockedLine> restocked = new ArrayList<>();
    private final OrderId id;
    private final String name;
    private final Instant createdAt;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Place, Part> parts = new LinkedHashMap<>();
    private Instant updatedAt;
    private Instant cancelledAt;

    StoreOrder(OrderId id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public OrderId id() {
        return id;
    }

    /** As people know it: #1001. */
    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> cancelledAt() {
        return Optional.ofNullable(cancelledAt);
    }

    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** For each line and each location that had to do with it. */
    public Collection<Part> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }

    public Part part(OrderLineId line, LocationId location) {
        Part part = parts.get(new Place(line, location));
        return part != null ? part : new Part(line, line(line).item(), location, 0, 0, 0, 0, 0);
    }

    /** False while Shopify still decides which locations send it. */
    public boolean routed() {
        return fulfilmentOrders.stream().allMatch(each -> each.routed);
    }

    /** Fulfilments that count, by id. */
    public List<Long> fulfilmentIds() {
        return fulfilments.stream()
                .filter(each -> !each.cancelled)
                .map(each -> each.id)
                .toList();
    }

    public int open() {
        return parts.values().stream().mapToInt(Part::open).sum();
    }

    public int fulfilled() {
        return parts.values().stream().mapToInt(Part::fulfilled).sum();
    }

    Line line(OrderLineId line) {
        return lines.stream()
                .filter(each -> each.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no line " + line));
    }

    void add(Line line) {
        lines.add(line);
    }

    void account(Line line, LocationId location, UnaryOperator<Part> change) {
        parts.put(new Place(line.id(), location), change.apply(part(line.id(), location)));
    }

    void touch(Instant at) {
        updatedAt = at;
    }

    void cancel(Instant at) {
        cancelledAt = at;
    }
}
