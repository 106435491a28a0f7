package io.synco.stock;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.ProductTerms.Booking;
import io.synco.stock.ProductTerms.Claim;
import io.synco.stock.ProductTerms.Exclusion;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Target.ComponentTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pure: a target's terms as short sentences, in the order in which a person reckons them. */
public final class Explanation {
    private final Target target;
    private final Names names;
    private final List<String> lines = new ArrayList<>();

    private Explanation(Target target, Names names) {
        this.target = target;
        this.names = names;
    }

    /** How people call what the terms know by number. */
    public record Names(Function<StockLocationId, String> place, Function<ProductId, String> product) {}

    public static List<String> of(Target target, Names names) {
        Explanation explanation = new Explanation(target, names);
        target.components().forEach(explanation::component);
        explanation.level();
        return List.copyOf(explanation.lines);
    }

    private void component(ComponentTerms component) {
        ProductTerms terms = component.terms();
        if (!plain()) {
            say("One item takes " + component.perItem() + " of "
                    + names.product().apply(terms.product()) + ".");
        }
        lies(terms.shelves());
        reserved(terms);
        terms.documents().stream()
                .filter(document -> document.owed().signum() > 0)
                .forEach(document -> say(order(document) + " is owed " + document.owed() + "."));
        terms.documents().stream()
                .filter(DocumentTerm::unsettled)
                .forEach(document -> say(order(document) + " is fulfilled on Shopify with " + document.fulfilled()
                        + ", and Odoo delivered " + document.gone() + ": a person has to settle it."));
        terms.documents().stream()
                .filter(document -> document.writtenOff().signum() != 0)
                .forEach(document -> say(order(document) + ": "
                        + document.writtenOff().max(document.writtenOff().negated()) + " written off by a person."));
        for (Exclusion exclusion : terms.exclusions()) {
            say(count(exclusion.units()) + " kept off sale until released: " + exclusion.why() + ".");
        }
        for (Booking booking : terms.bookings()) {
            Quantity units = booking.units();
            say((units.signum() > 0 ? count(units) + " there" : count(units.negated()) + " gone")
                    + " by what Shopify says, and not booked in Odoo yet: " + booking.why() + ".");
        }
        if (!plain()) {
            say("That leaves " + terms.free() + ", enough for " + Math.max(0, component.sellable()) + " items.");
        }
    }

    private boolean plain() {
        return target.components().size() == 1
                && target.components().get(0).perItem().equals(Quantity.of(1));
    }

    private void lies(List<Shelf> shelves) {
        String there = shelves.stream()
                .filter(shelf -> shelf.quantity().signum() != 0)
                .map(shelf -> shelf.quantity() + " in " + names.place().apply(shelf.location()))
                .collect(Collectors.joining(" and "));
        say(there.isEmpty() ? "Odoo has none at the mapped locations." : "Odoo has " + there + ".");
    }

    private void reserved(ProductTerms terms) {
        Map<String, Quantity> byWhom = new LinkedHashMap<>();
        Quantity unknown = terms.reserved();
        for (Claim claim : terms.claims()) {
            unknown = unknown.minus(claim.units());
            if (!claim.staysInside()) {
                byWhom.merge(claim.by(), claim.units(), Quantity::plus);
            }
        }
        byWhom.forEach((by, units) -> say(count(units) + " reserved by " + by + "."));
        if (unknown.signum() > 0) {
            say(count(unknown) + " reserved by others.");
        }
        if (terms.staysInside().signum() > 0) {
            say(count(terms.staysInside()) + " reserved only to move within the mapped locations, and can be sold.");
        }
        if (terms.ownReservations().signum() > 0) {
            say("Of what is reserved, " + terms.ownReservations()
                    + " stand for orders on Shopify, which are counted as owed instead.");
        }
    }

    private static String order(DocumentTerm document) {
        return document.order().isEmpty() ? "Document " + document.document() : "Order " + document.order();
    }

    private void level() {
        if (target.components().size() > 1) {
            say(names.product().apply(target.limiting().terms().product()) + " is the scarcest.");
        }
        target.share()
                .ifPresent(share -> say("Of " + target.whole() + " in all, this location's share is " + share.part()
                        + " (" + share.weight() + " of " + share.weights() + " parts)."));
        int free = target.free();
        if (free < 0) {
            say("More is promised than there is: " + -free + " short.");
        }
        int kept = Math.min(target.buffer().units(), Math.max(0, free));
        if (kept > 0) {
            say("A buffer of " + kept + " is kept back (set for the "
                    + target.buffer().from().name().toLowerCase(Locale.ROOT) + ").");
        }
        say("So " + Math.max(0, free - kept) + " can be sold.");
        if (target.editedDown() > 0) {
            say(count(target.editedDown()) + " kept off that somebody took off on Shopify, until that is answered.");
        }
        say(
                target.open() > 0
                        ? target.open() + " more " + be(target.open())
                                + " committed on Shopify to orders: on hand should be " + target.onHand() + "."
                        : "On hand should be " + target.onHand() + ".");
    }

    private static String count(Quantity units) {
        return units + (units.equals(Quantity.of(1)) ? " is" : " are");
    }

    private static String count(int units) {
        return units + " " + be(units);
    }

    private static String be(int units) {
        return units == 1 ? "is" : "are";
    }

    private void say(String sentence) {
        lines.add(sentence);
    }
}
