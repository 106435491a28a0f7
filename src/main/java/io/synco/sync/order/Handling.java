package io.synco.sync.order;

import io.synco.kernel.LocationId;
import io.synco.sync.order.OrderChoices.Chosen;
import io.synco.sync.order.OrderChoices.Defaults;
import io.synco.sync.order.OrderIntake.Moment;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.order.OrderStore.Kept;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Pure: how a reading of an order is taken into the books.
 *
 * @param chosenAt of the person's choice that it follows, if there is one
 * @param anew what is kept of the order is forgotten first: a person has chosen another way
 * @param first nothing of it was known
 * @param fromBefore it is older than the shop's going live
 * @param off locations whose orders a rule keeps off Odoo
 */
record Handling(
        OrderMode mode,
        Optional<Instant> chosenAt,
        boolean anew,
        boolean first,
        boolean fromBefore,
        Predicate<LocationId> off) {

    static Handling first(
            OrderReading order,
            Moment moment,
            Instant liveAt,
            Defaults defaults,
            Optional<Chosen> chosen,
            Predicate<LocationId> off) {
        boolean before = OrderMode.fromBefore(order, moment, liveAt);
        if (!OrderMode.counts(order, moment, liveAt)) {
            return new Handling(OrderMode.UNCOUNTED, Optional.empty(), false, true, before, off);
        }
        OrderMode byDefault =
                offEverywhere(order, off) ? defaults.keptOff() : before ? defaults.openAtGoLive() : OrderMode.CREATED;
        return new Handling(
                chosen.map(Chosen::mode).orElse(byDefault), chosen.map(Chosen::at), false, true, before, off);
    }

    /** Where a document of ours stands for it, it stays as it is: another way would count its units twice. */
    static Handling again(Kept kept, Optional<Chosen> chosen, boolean fromBefore, Predicate<LocationId> off) {
        Optional<Instant> at = chosen.map(Chosen::at);
        boolean anew =
                !kept.made() && kept.mode() != OrderMode.UNCOUNTED && at.isPresent() && !at.equals(kept.chosenAt());
        return new Handling(
                anew ? chosen.orElseThrow().mode() : kept.mode(),
                anew ? at : kept.chosenAt(),
                anew,
                false,
                fromBefore,
                off);
    }

    private static boolean offEverywhere(OrderReading order, Predicate<LocationId> off) {
        List<Part> parts = OrderParts.of(order);
        return !parts.isEmpty() && parts.stream().map(Part::location).allMatch(off);
    }

    /** What is fulfilled at this reading happened before our time. */
    boolean happenedBefore() {
        return first && fromBefore;
    }

    /** A document that SyncO makes is for what is open; an adopted one is reckoned from its beginning, and so is its order. */
    boolean countsOpenOnly() {
        return mode != OrderMode.ADOPTED && (fromBefore || anew);
    }

    /** By the mode, or by the rule, unless a person has chosen that SyncO creates it all the same. */
    boolean elsewhere(LocationId at) {
        return mode == OrderMode.ELSEWHERE || mode == OrderMode.CREATED && chosenAt.isEmpty() && off.test(at);
    }
}
