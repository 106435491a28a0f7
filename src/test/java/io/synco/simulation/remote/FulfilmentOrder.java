package io.synco.simulation.remote;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one location has to send for an order. Closed as soon as nothing remains. */
final class FulfilmentOrder {
    /** A part of an order line. */
    static final class Line {
        final long id;
        final StoreOrder.Line sold;
        int remaining;

        Line(long id, StoreOrder.Line sold) {
            this.id = id;
            this.sold = sold;
        }
    }

    final FulfilmentOrderId id;
    final StoreOrder order;
    final LocationId location;
    final List<Line> lines = new ArrayList<>();
    /** False until Shopify's routing has run: nobody can read it yet. */
    boolean routed;

    FulfilmentOrder(FulfilmentOrderId id, StoreOrder order, LocationId location, boolean routed) {
        this.id = id;
        this.order = order;
        this.location = location;
        this.routed = routed;
    }

    boolean isOpen() {
        return lines.stream().anyMatch(line -> line.remaining > 0);
    }

    Optional<Line> line(StoreOrder.Line sold) {
        return lines.stream().filter(line -> line.sold == sold).findFirst();
    }
}
