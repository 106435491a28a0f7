package io.synco.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.ProductTerms.Claim;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Target.ComponentTerms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** docs/sync-model.md, section 2, case by case. */
class TargetTest {
    private static final ProductId MUG = new ProductId(7);
    private static final StockLocationId SHELF = new StockLocationId(8);

    private static DocumentTerm document(int promised, int gone, int reserved) {
        return new DocumentTerm(
                "order",
                "#1001",
                Quantity.of(promised),
                Quantity.ZERO,
                Quantity.of(gone),
                Quantity.ZERO,
                Quantity.of(reserved));
    }

    private static Target plain(int quantity, int reserved, int open, DocumentTerm... documents) {
        return target(quantity, reserved, 0, 0, open, documents);
    }

    private static Target target(
            int quantity, int reserved, int stays, int buffer, int open, DocumentTerm... documents) {
        ProductTerms terms = terms(MUG, quantity, reserved, stays, Arrays.asList(documents), List.of());
        return target(List.of(new ComponentTerms(Quantity.of(1), terms)), buffer, open);
    }

    private static Target target(List<ComponentTerms> components, int buffer, int open) {
        return new Target(components, Optional.empty(), new Buffer(buffer, Buffer.From.SHOP), open, 0);
    }

    private static ProductTerms terms(
            ProductId product,
            int quantity,
            int reserved,
            int stays,
            List<DocumentTerm> documents,
            List<ProductTerms.Exclusion> exclusions) {
        return new ProductTerms(
                product,
                new MappingId(1),
                List.of(new Shelf(SHELF, Quantity.of(quantity), Quantity.of(reserved))),
                stays == 0 ? List.of() : List.of(new Claim("WH/INT/1", SHELF, Quantity.of(stays), true)),
                documents,
                exclusions);
    }

    /** With 2 free, a buffer of 3 and 2 more told on Shopify: what it is once they lie there. */
    @Test
    void what_is_to_be_booked_counts_as_it_will_once_it_is_booked() {
        ProductTerms before = booking(terms(2), 2);
        ProductTerms after = terms(4);

        assertThat(target(one(before), 3, 1).onHand())
                .isEqualTo(target(one(after), 3, 1).onHand())
                .isEqualTo(2);
    }

    @Test
    void what_is_gone_and_not_booked_yet_cannot_be_sold() {
        assertThat(target(one(booking(terms(5), -2)), 0, 0).onHand()).isEqualTo(3);
    }

    private static List<ComponentTerms> one(ProductTerms terms) {
        return List.of(new ComponentTerms(Quantity.of(1), terms));
    }

    private static ProductTerms terms(int quantity) {
        return terms(MUG, quantity, 0, 0, List.of(), List.of());
    }

    private static ProductTerms booking(ProductTerms terms, int units) {
        return new ProductTerms(
                terms.product(),
                terms.mapping(),
                terms.shelves(),
                terms.claims(),
                terms.documents(),
                terms.exclusions(),
                List.of(new ProductTerms.Booking("booked_1", "a test", Quantity.of(units))));
    }

    @Test
    void without_orders_it_is_what_lies_there_less_what_others_reserved() {
        assertThat(plain(10, 3, 0).onHand()).isEqualTo(7);
    }

    @Test
    void an_order_reserved_in_odoo_and_open_on_shopify_leaves_on_hand_alone() {
        Target target = plain(10, 2, 2, document(2, 0, 2));

        assertThat(target.onHand()).isEqualTo(10);
        assertThat(target.available()).isEqualTo(8);
    }

    @Test
    void an_order_not_yet_in_odoo_is_promised_all_the_same() {
        assertThat(plain(10, 0, 2, document(2, 0, 0)).available()).isEqualTo(8);
    }

    @Test
    void delivered_in_odoo_and_not_yet_fulfilled_on_shopify_leaves_on_hand_alone() {
        assertThat(plain(8, 0, 2, document(2, 2, 0)).onHand()).isEqualTo(10);
    }

    @Test
    void fulfilled_on_shopify_and_not_yet_delivered_in_odoo_lowers_on_hand_as_shopify_did() {
        assertThat(plain(10, 2, 0, document(2, 0, 2)).onHand()).isEqualTo(8);
    }

    @Test
    void delivered_then_cancelled_with_restock_makes_no_phantom_stock() {
        // 10 in stock, 3 delivered, then cancelled: nothing is wanted any more, 7 are there.
        assertThat(plain(7, 0, 0, document(0, 3, 0)).onHand()).isEqualTo(7);
    }

    @Test
    void what_a_person_adds_to_our_document_counts_as_another_channels() {
        assertThat(plain(10, 5, 2, document(2, 0, 5)).available()).isEqualTo(5);
    }

    @Test
    void a_transfer_between_bins_of_the_same_set_sells_nothing() {
        assertThat(target(10, 4, 4, 0, 0).onHand()).isEqualTo(10);
    }

    @Test
    void a_buffer_keeps_units_back_but_never_more_than_there_are() {
        assertThat(target(10, 0, 0, 3, 0).onHand()).isEqualTo(7);
        assertThat(target(2, 0, 0, 3, 0).onHand()).isZero();
        assertThat(target(2, 0, 0, 3, 2, document(2, 0, 0)).onHand()).isEqualTo(2);
    }

    @Test
    void a_debt_is_written_as_what_it_allows_and_shown() {
        Target target = plain(1, 0, 5, document(5, 0, 0));

        assertThat(target.free()).isEqualTo(-4);
        assertThat(target.onHand()).isEqualTo(1);
        assertThat(target.available()).isEqualTo(-4);
    }

    @Test
    void the_scarcest_component_decides() {
        ProductTerms lid = terms(new ProductId(8), 9, 0, 0, List.of(), List.of());
        ProductTerms cup = terms(MUG, 13, 0, 0, List.of(), List.of());
        Target target =
                target(List.of(new ComponentTerms(Quantity.of(2), lid), new ComponentTerms(Quantity.of(6), cup)), 0, 0);

        assertThat(target.onHand()).isEqualTo(2);
        assertThat(target.limiting().terms().product()).isEqualTo(MUG);
    }

    @Test
    void what_is_fulfilled_and_not_delivered_with_nothing_reserved_for_it_is_for_a_person_to_settle() {
        assertThat(closed(3, 1, 0).unsettled()).isTrue();
        assertThat(closed(3, 5, 0).unsettled()).isTrue();
        assertThat(closed(3, 1, 2).unsettled()).isFalse();
        assertThat(closed(3, 3, 0).unsettled()).isFalse();
        assertThat(document(3, 1, 0).unsettled()).isFalse();
    }

    private static DocumentTerm closed(int promised, int gone, int reserved) {
        return new DocumentTerm(
                "order",
                "#1001",
                Quantity.of(promised),
                Quantity.of(promised),
                Quantity.of(gone),
                Quantity.ZERO,
                Quantity.of(reserved));
    }

    @Test
    void what_a_rule_withholds_is_not_for_sale() {
        ProductTerms withheld =
                terms(MUG, 10, 0, 0, List.of(), List.of(new ProductTerms.Exclusion(1, "receipt", Quantity.of(4))));

        assertThat(target(List.of(new ComponentTerms(Quantity.of(1), withheld)), 0, 0)
                        .onHand())
                .isEqualTo(6);
    }

    @Test
    void what_another_document_delivered_for_the_same_line_is_owed_no_more() {
        DocumentTerm moved = document(3, 0, 0).credited(Quantity.of(3));

        assertThat(plain(7, 0, 3, moved).onHand()).isEqualTo(10);
        assertThat(plain(7, 0, 3, moved).available()).isEqualTo(7);
    }

    @Test
    void a_share_takes_the_place_of_what_is_free_in_all() {
        Target half = new Target(
                List.of(new ComponentTerms(Quantity.of(1), terms(MUG, 10, 0, 0, List.of(), List.of()))),
                Optional.of(new Share(5, 1, 2)),
                Buffer.NONE,
                2,
                0);

        assertThat(half.onHand()).isEqualTo(7);
        assertThat(half.whole()).isEqualTo(10);
    }

    @Test
    void what_was_taken_off_by_hand_stays_off_until_a_person_answers() {
        Target lowered = new Target(
                List.of(new ComponentTerms(Quantity.of(1), terms(MUG, 10, 0, 0, List.of(), List.of()))),
                Optional.empty(),
                Buffer.NONE,
                0,
                3);

        assertThat(lowered.onHand()).isEqualTo(7);
    }

    @Test
    void the_most_specific_buffer_counts() {
        assertThat(Buffer.of(2, 3, 4)).isEqualTo(new Buffer(2, Buffer.From.ITEM));
        assertThat(Buffer.of(null, 3, 4)).isEqualTo(new Buffer(3, Buffer.From.LOCATION));
        assertThat(Buffer.of(null, null, 4)).isEqualTo(new Buffer(4, Buffer.From.SHOP));
        assertThat(Buffer.of(0, 3, 4)).isEqualTo(new Buffer(0, Buffer.From.ITEM));
    }
}
