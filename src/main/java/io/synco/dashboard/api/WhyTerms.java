package io.synco.dashboard.api;

import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A target's terms, as data. Amounts in Odoo units are exact and therefore text: 12, or 1/3. */
@Schema(name = "Terms")
public record WhyTerms(
        @Schema(description = "What on hand should be") int onHand,

        @Schema(description = "What is free to sell here before the buffer; negative is a debt")
        int free,

        @Schema(description = "The same for all locations that split the stock")
        int whole,

        int buffer,
        @Schema(enumeration = {"item", "location", "shop"}) String bufferFrom,

        @Schema(description = "Committed on Shopify to known orders")
        int open,

        @Schema(description = "Taken off by hand on Shopify and not answered yet")
        int editedDown,

        @Schema(description = "Odoo's product that limits") long limiting,
        Optional<Split> share,
        List<Component> components) {

    @Schema(name = "SplitShare")
    public record Split(int part, int weight, int weights) {
        static Split of(Share share) {
            return new Split(share.part(), share.weight(), share.weights());
        }
    }

    @Schema(name = "ComponentTerms", description = "One Odoo product of the item's recipe at the mapped locations")
    public record Component(
            long product,
            String perItem,
            List<Shelf> shelves,
            List<Claim> claims,
            List<Document> documents,
            List<Exclusion> exclusions,
            List<Booking> bookings,
            String free) {
        static Component of(ComponentTerms component) {
            ProductTerms terms = component.terms();
            return new Component(
                    terms.product().value(),
                    component.perItem().toString(),
                    terms.shelves().stream().map(Shelf::of).toList(),
                    terms.claims().stream().map(Claim::of).toList(),
                    terms.documents().stream().map(Document::of).toList(),
                    terms.exclusions().stream().map(Exclusion::of).toList(),
                    terms.bookings().stream().map(Booking::of).toList(),
                    terms.free().toString());
        }
    }

    @Schema(name = "Shelf", description = "What lies at one Odoo location; 0: not kept by this old entry")
    public record Shelf(long location, String quantity, String reserved) {
        static Shelf of(ProductTerms.Shelf shelf) {
            return new Shelf(
                    shelf.location().value(),
                    shelf.quantity().toString(),
                    shelf.reserved().toString());
        }
    }

    @Schema(name = "Claim", description = "What is reserved there, by which document")
    public record Claim(String by, long location, String units, boolean staysInside) {
        static Claim of(ProductTerms.Claim claim) {
            return new Claim(claim.by(), claim.at().value(), claim.units().toString(), claim.staysInside());
        }
    }

    @Schema(name = "Document", description = "What is owed to an order")
    public record Document(
            String document,
            String order,
            String promised,
            String fulfilled,
            String gone,
            String credited,
            String reserved,

            @Schema(description = "What a person has settled of it, reckoned as if it had left")
            String writtenOff,

            String owed,

            @Schema(
                    description =
                            "Fulfilled on Shopify with another number than Odoo delivered: a person has to settle it")
            boolean unsettled) {
        static Document of(DocumentTerm document) {
            return new Document(
                    document.document(),
                    document.order(),
                    document.promised().toString(),
                    document.fulfilled().toString(),
                    document.gone().toString(),
                    document.credited().toString(),
                    document.reserved().toString(),
                    document.writtenOff().toString(),
                    document.owed().toString(),
                    document.unsettled());
        }
    }

    @Schema(name = "ExcludedUnits", description = "Kept off sale by a rule until a person releases it")
    public record Exclusion(long id, String why, String units) {
        static Exclusion of(ProductTerms.Exclusion exclusion) {
            return new Exclusion(
                    exclusion.id(), exclusion.why(), exclusion.units().toString());
        }
    }

    @Schema(
            name = "PendingBooking",
            description = "A change on Shopify that is to be booked in Odoo and is not yet; negative: gone")
    public record Booking(String id, String why, String units) {
        static Booking of(ProductTerms.Booking booking) {
            return new Booking(booking.id(), booking.why(), booking.units().toString());
        }
    }

    static WhyTerms of(Target target) {
        return new WhyTerms(
                target.onHand(),
                target.free(),
                target.whole(),
                target.buffer().units(),
                target.buffer().from().name().toLowerCase(Locale.ROOT),
                target.open(),
                target.editedDown(),
                target.limiting().terms().product().value(),
                target.share().map(Split::of),
                target.components().stream().map(Component::of).toList());
    }
}
