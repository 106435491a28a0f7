package io.synco.stock;

import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that decides how much of one Odoo product is free at one mapped set, in Odoo units: the terms that a person reads
 * who asks "why is it 7?".
 *
 * @param shelves the quants of the set, by location
 * @param claims what is reserved at these locations, by whomever: the documents behind {@code Σ reserved}
 * @param exclusions what may not be sold until a person releases it
 * @param bookings what Shopify has told and Odoo does not have yet
 */
public record ProductTerms(
        ProductId product,
        MappingId mapping,
        List<Shelf> shelves,
        List<Claim> claims,
        List<DocumentTerm> documents,
        List<Exclusion> exclusions,
        List<Booking> bookings) {
    public ProductTerms {
        shelves = List.copyOf(shelves);
        claims = List.copyOf(claims);
        documents = List.copyOf(documents);
        exclusions = List.copyOf(exclusions);
        bookings = List.copyOf(bookings);
    }

    /** Where Odoo has all that Shopify has told. */
    public ProductTerms(
            ProductId product,
            MappingId mapping,
            List<Shelf> shelves,
            List<Claim> claims,
            List<DocumentTerm> documents,
            List<Exclusion> exclusions) {
        this(product, mapping, shelves, claims, documents, exclusions, List.of());
    }

    /**
     * What lies at one location.
     *
     * @param reserved of it, by whomever
     */
    public record Shelf(StockLocationId location, Quantity quantity, Quantity reserved) {}

    /**
     * @param by the document as a person knows it, WH/OUT/00012
     * @param staysInside it ends in the same set: it sells nothing
     */
    public record Claim(String by, StockLocationId at, Quantity units, boolean staysInside) {}

    /**
     * @param why what happened, for a person
     * @param units what is left of it
     */
    public record Exclusion(long id, String why, Quantity units) {}

    /**
     * A change on Shopify that is to be booked in Odoo: it counts from its decision until the snapshot holds it.
     *
     * @param id external id of the transfer to be
     * @param why what happened, for a person
     * @param units negative where goods are gone
     */
    public record Booking(String id, String why, Quantity units) {}

    public Quantity quantity() {
        return sum(shelves, Shelf::quantity);
    }

    public Quantity reserved() {
        return sum(shelves, Shelf::reserved);
    }

    public Quantity staysInside() {
        return sum(claims, claim -> claim.staysInside() ? claim.units() : Quantity.ZERO);
    }

    public Quantity owed() {
        return sum(documents, DocumentTerm::owed);
    }

    public Quantity ownReservations() {
        return sum(documents, DocumentTerm::ownReservation);
    }

    public Quantity excluded() {
        return sum(exclusions, Exclusion::units);
    }

    public Quantity booked() {
        return sum(bookings, Booking::units);
    }

    public Quantity free() {
        return quantity()
                .minus(reserved())
                .plus(staysInside())
                .plus(ownReservations())
                .minus(owed())
                .minus(excluded())
                .plus(booked());
    }

    private static <T> Quantity sum(List<T> terms, Function<T, Quantity> units) {
        return terms.stream().map(units).reduce(Quantity.ZERO, Quantity::plus);
    }
}
