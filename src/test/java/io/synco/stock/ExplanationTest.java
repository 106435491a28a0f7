package io.synco.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.ProductTerms.Claim;
import io.synco.stock.ProductTerms.Exclusion;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Target.ComponentTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final StockLocationId SHELF = new StockLocationId(8);
    private static final StockLocationId CELLAR = new StockLocationId(9);
    private static final ProductId MUG = new ProductId(7);
    private static final ProductId BOX = new ProductId(6);

    private static final Explanation.Names NAMES = new Explanation.Names(
            Map.of(SHELF, "WH/Stock/Shelf 1", CELLAR, "WH/Stock/Cellar")::get, Map.of(MUG, "Mug", BOX, "Box")::get);

    @Test
    void a_plain_level_reads_like_its_reckoning() {
        ProductTerms mug = terms(
                MUG,
                List.of(shelf(SHELF, 12, 3)),
                List.of(claim("S00041", 3, false)),
                List.of(document("#1001", 2, 0, 0)),
                List.of());

        assertThat(explained(target(Optional.empty(), new Buffer(1, Buffer.From.LOCATION), 2, 0, one(mug))))
                .containsExactly(
                        "Odoo has 12 in WH/Stock/Shelf 1.",
                        "3 are reserved by S00041.",
                        "Order #1001 is owed 2.",
                        "A buffer of 1 is kept back (set for the location).",
                        "So 6 can be sold.",
                        "2 more are committed on Shopify to orders: on hand should be 8.");
    }

    @Test
    void what_is_to_be_booked_is_said_with_its_reason() {
        ProductTerms mug = new ProductTerms(
                MUG,
                new MappingId(1),
                List.of(shelf(SHELF, 5, 0)),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new ProductTerms.Booking("booked_1", "restocked on Shopify", Quantity.of(1)),
                        new ProductTerms.Booking("booked_2", "cancelled without restock", Quantity.of(-2))));

        assertThat(explained(target(Optional.empty(), Buffer.NONE, 0, 0, one(mug))))
                .containsExactly(
                        "Odoo has 5 in WH/Stock/Shelf 1.",
                        "1 is there by what Shopify says, and not booked in Odoo yet: restocked on Shopify.",
                        "2 are gone by what Shopify says, and not booked in Odoo yet: cancelled without restock.",
                        "So 4 can be sold.",
                        "On hand should be 4.");
    }

    @Test
    void what_is_reserved_for_shopifys_own_orders_is_not_taken_off_twice() {
        ProductTerms mug = terms(
                MUG,
                List.of(shelf(SHELF, 4, 3), shelf(CELLAR, 5, 1)),
                List.of(claim("WH/OUT/00012", 2, false), claim("WH/INT/00003", 1, true)),
                List.of(document("#1001", 2, 0, 2)),
                List.of(new Exclusion(5, "receipt WH/IN/00007, switched off", Quantity.of(1))));

        assertThat(explained(target(Optional.empty(), Buffer.NONE, 2, 1, one(mug))))
                .containsExactly(
                        "Odoo has 4 in WH/Stock/Shelf 1 and 5 in WH/Stock/Cellar.",
                        "2 are reserved by WH/OUT/00012.",
                        "1 is reserved by others.",
                        "1 is reserved only to move within the mapped locations, and can be sold.",
                        "Of what is reserved, 2 stand for orders on Shopify, which are counted as owed instead.",
                        "Order #1001 is owed 2.",
                        "1 is kept off sale until released: receipt WH/IN/00007, switched off.",
                        "So 5 can be sold.",
                        "1 is kept off that somebody took off on Shopify, until that is answered.",
                        "2 more are committed on Shopify to orders: on hand should be 6.");
    }

    @Test
    void a_kit_says_what_each_component_allows_and_which_is_the_scarcest() {
        ProductTerms mug = terms(MUG, List.of(shelf(SHELF, 13, 0)), List.of(), List.of(), List.of());
        ProductTerms box = terms(BOX, List.of(), List.of(), List.of(), List.of());

        assertThat(explained(target(
                        Optional.empty(),
                        Buffer.NONE,
                        0,
                        0,
                        new ComponentTerms(Quantity.of(6), mug),
                        new ComponentTerms(Quantity.of(1), box))))
                .containsExactly(
                        "One item takes 6 of Mug.",
                        "Odoo has 13 in WH/Stock/Shelf 1.",
                        "That leaves 13, enough for 2 items.",
                        "One item takes 1 of Box.",
                        "Odoo has none at the mapped locations.",
                        "That leaves 0, enough for 0 items.",
                        "Box is the scarcest.",
                        "So 0 can be sold.",
                        "On hand should be 0.");
    }

    @Test
    void a_share_and_a_debt_are_said() {
        ProductTerms mug =
                terms(MUG, List.of(shelf(SHELF, 1, 0)), List.of(), List.of(document("#1001", 3, 0, 0)), List.of());

        assertThat(explained(target(Optional.of(new Share(-2, 1, 3)), Buffer.NONE, 3, 0, one(mug))))
                .containsSubsequence(
                        "Of -2 in all, this location's share is -2 (1 of 3 parts).",
                        "More is promised than there is: 2 short.",
                        "So 0 can be sold.",
                        "3 more are committed on Shopify to orders: on hand should be 1.");
    }

    private static List<String> explained(Target target) {
        return Explanation.of(target, NAMES);
    }

    private static Target target(
            Optional<Share> share, Buffer buffer, int open, int editedDown, ComponentTerms... components) {
        return new Target(List.of(components), share, buffer, open, editedDown);
    }

    private static ComponentTerms one(ProductTerms terms) {
        return new ComponentTerms(Quantity.of(1), terms);
    }

    private static ProductTerms terms(
            ProductId product,
            List<Shelf> shelves,
            List<Claim> claims,
            List<DocumentTerm> documents,
            List<Exclusion> exclusions) {
        return new ProductTerms(product, new MappingId(1), shelves, claims, documents, exclusions);
    }

    private static Shelf shelf(StockLocationId at, int quantity, int reserved) {
        return new Shelf(at, Quantity.of(quantity), Quantity.of(reserved));
    }

    private static Claim claim(String by, int units, boolean staysInside) {
        return new Claim(by, SHELF, Quantity.of(units), staysInside);
    }

    private static DocumentTerm document(String order, int promised, int gone, int reserved) {
        return new DocumentTerm(
                "doc",
                order,
                Quantity.of(promised),
                Quantity.ZERO,
                Quantity.of(gone),
                Quantity.ZERO,
                Quantity.of(reserved));
    }
}
