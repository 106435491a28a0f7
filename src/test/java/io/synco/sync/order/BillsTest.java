package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.WarehouseId;
import io.synco.sync.order.BillStore.Kept;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.Charges.Extra;
import io.synco.sync.port.Charges.Goods;
import io.synco.sync.port.OrderMoney;
import io.synco.sync.port.OrderMoney.Shipping;
import io.synco.sync.port.OrderMoney.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The documents of an order together cost what their units cost on Shopify, however it is cut. */
class BillsTest {
    private static final OrderId ORDER = new OrderId(1);
    private static final Shipping PARCEL = new Shipping("Parcel", new BigDecimal("4.90"), List.of(tax("0.78")));

    /** A line of an order and its units at three mappings. */
    record Sold(int[] units, int unitPriceCents, int discountCents, int taxCents, int perItemNum, int perItemDen) {
        int quantity() {
            return units[0] + units[1] + units[2];
        }
    }

    @Property
    void the_documents_of_a_whole_order_cost_what_shopify_says(
            @ForAll("orders") List<Sold> sold, @ForAll boolean taxesIncluded) {
        OrderMoney money = money(sold, taxesIncluded, List.of(PARCEL));

        Map<String, Bill> bills = Bills.of(money, documents(sold, Map.of()), Map.of(), true);

        assertThat(bills.values().stream().map(bill -> bill.charges().total()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(money.added());
        assertThat(bills.values()).allSatisfy(bill -> assertThat(bill.doubts()).isEmpty());
    }

    @Property
    void what_no_document_covers_is_in_none(@ForAll("orders") List<Sold> sold, @ForAll boolean taxesIncluded) {
        OrderMoney money = money(sold, taxesIncluded, List.of());
        List<Wanted> two = documents(sold, Map.of()).subList(0, 2);

        Map<String, Bill> bills = Bills.of(money, two, Map.of(), true);
        List<Wanted> all = documents(sold, Map.of());
        Map<String, Bill> whole = Bills.of(money, all, Map.of(), true);

        // A third document is not billed to the first two.
        two.forEach(one -> assertThat(bills.get(one.externalId()).charges().total())
                .isEqualByComparingTo(whole.get(one.externalId()).charges().total()));
    }

    @Provide
    Arbitrary<List<Sold>> orders() {
        Arbitrary<int[]> units =
                Arbitraries.integers().between(0, 5).array(int[].class).ofSize(3);
        return Combinators.combine(
                        units.filter(each -> each[0] + each[1] + each[2] > 0),
                        Arbitraries.integers().between(0, 99_999),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 3))
                .as((each, price, discount, tax, num, den) ->
                        new Sold(each, price, price * (each[0] + each[1] + each[2]) * discount / 100, tax, num, den))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Test
    void a_line_over_two_documents_is_cut_to_the_cent() {
        // Three for 10.00, one of them elsewhere.
        List<Sold> sold = List.of(new Sold(new int[] {1, 2, 0}, 334, 2, 0, 1, 1));

        Map<String, Bill> bills = Bills.of(money(sold, true, List.of()), documents(sold, Map.of()), Map.of(), true);

        assertThat(total(bills, 1)).isEqualByComparingTo("3.33");
        assertThat(total(bills, 2)).isEqualByComparingTo("6.67");
    }

    @Test
    void an_item_of_two_products_costs_what_it_costs_on_the_first() {
        Wanted wanted = document(1, 1, null, List.of(line(1, 1, 71, 2, 1, 3), line(1, 1, 72, 1, 1, 3)));
        OrderMoney money = money(List.of(new Sold(new int[] {3, 0, 0}, 1000, 0, 0, 1, 1)), true, List.of());

        Bill bill = Bills.of(money, List.of(wanted), Map.of(), true).get(wanted.externalId());

        assertThat(bill.charges().goods())
                .extracting(Goods::unitPrice)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("5"), BigDecimal.ZERO);
        assertThat(bill.charges().total()).isEqualByComparingTo("30.00");
    }

    @Test
    void shipping_is_on_one_document_and_stays_there() {
        List<Sold> sold = List.of(new Sold(new int[] {1, 1, 1}, 1000, 0, 0, 1, 1));
        OrderMoney money = money(sold, true, List.of(PARCEL));

        Map<String, Bill> first = Bills.of(money, documents(sold, Map.of()), Map.of(), true);
        Map<String, Bill> later = Bills.of(
                money,
                documents(sold, Map.of(2, DocumentStore.CONFIRMED)),
                Map.of(name(2), new Kept(true, Optional.of(UUID.randomUUID()), Optional.empty())),
                true);

        assertThat(carriers(first)).containsExactly(name(1));
        assertThat(carriers(later)).containsExactly(name(2));
        assertThat(first.get(name(1)).charges().extras())
                .extracting(Extra::name)
                .containsExactly("Parcel");
    }

    @Test
    void shipping_goes_to_another_document_when_its_own_is_cancelled() {
        List<Sold> sold = List.of(new Sold(new int[] {0, 1, 1}, 1000, 0, 0, 1, 1));

        Map<String, Bill> bills = Bills.of(
                money(sold, true, List.of(PARCEL)),
                documents(sold, Map.of(1, DocumentStore.CONFIRMED, 2, DocumentStore.CONFIRMED)),
                Map.of(
                        name(1), new Kept(true, Optional.empty(), Optional.empty()),
                        name(2), new Kept(false, Optional.empty(), Optional.empty())),
                true);

        assertThat(carriers(bills)).containsExactly(name(2));
    }

    @Test
    void a_document_that_was_made_with_odoos_prices_keeps_them() {
        List<Sold> sold = List.of(new Sold(new int[] {1, 1, 0}, 1000, 0, 0, 1, 1));
        OrderMoney money = money(sold, true, List.of());
        List<Wanted> all = documents(sold, Map.of(1, DocumentStore.CONFIRMED));

        assertThat(Bills.of(money, all, Map.of(), true)).containsOnlyKeys(name(2), name(3));
        assertThat(Bills.of(money, all, Map.of(name(1), new Kept(false, Optional.empty(), Optional.empty())), false))
                .containsOnlyKeys(name(1));
    }

    @Test
    void what_does_not_add_up_is_doubted() {
        List<Sold> sold = List.of(new Sold(new int[] {1, 0, 0}, 1000, 0, 0, 1, 1));
        OrderMoney money = money(sold, true, List.of());
        OrderMoney more = new OrderMoney(
                "EUR", true, money.lines(), List.of(), BigDecimal.ZERO, Optional.of(new BigDecimal("11.00")));

        assertThat(Bills.of(more, documents(sold, Map.of()), Map.of(), true)
                        .get(name(1))
                        .doubts())
                .singleElement()
                .asString()
                .contains("11.00 EUR")
                .contains("10.00");
    }

    @Test
    void a_tip_that_is_a_line_as_well_is_not_paid_twice() {
        List<Sold> sold = List.of(new Sold(new int[] {1, 0, 0}, 1000, 0, 0, 1, 1));
        OrderMoney money = money(sold, true, List.of());
        BigDecimal tip = new BigDecimal("2.00");

        Bill once = Bills.of(
                        new OrderMoney(
                                "EUR", true, money.lines(), List.of(), tip, Optional.of(new BigDecimal("12.00"))),
                        documents(sold, Map.of()),
                        Map.of(),
                        true)
                .get(name(1));
        Bill inItsLine = Bills.of(
                        new OrderMoney(
                                "EUR", true, money.lines(), List.of(), tip, Optional.of(new BigDecimal("10.00"))),
                        documents(sold, Map.of()),
                        Map.of(),
                        true)
                .get(name(1));

        assertThat(once.charges().total()).isEqualByComparingTo("12.00");
        assertThat(inItsLine.charges().total()).isEqualByComparingTo("10.00");
    }

    private static List<String> carriers(Map<String, Bill> bills) {
        return bills.entrySet().stream()
                .filter(bill -> !bill.getValue().charges().extras().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static BigDecimal total(Map<String, Bill> bills, int mapping) {
        return bills.get(name(mapping)).charges().total();
    }

    private static String name(int mapping) {
        return DocumentNames.document(ORDER, new MappingId(mapping));
    }

    private static Tax tax(String amount) {
        return new Tax("VAT", new BigDecimal("19"), new BigDecimal(amount));
    }

    private static OrderMoney money(List<Sold> sold, boolean included, List<Shipping> shipping) {
        List<OrderMoney.Line> lines = new ArrayList<>();
        for (int i = 0; i < sold.size(); i++) {
            Sold one = sold.get(i);
            lines.add(new OrderMoney.Line(
                    new OrderLineId(i + 1),
                    one.quantity(),
                    cents(one.unitPriceCents()),
                    cents(one.discountCents()),
                    List.of(new Tax("VAT", new BigDecimal("19"), cents(one.taxCents())))));
        }
        OrderMoney money = new OrderMoney("EUR", included, lines, shipping, BigDecimal.ZERO, Optional.empty());
        return new OrderMoney("EUR", included, lines, shipping, BigDecimal.ZERO, Optional.of(money.added()));
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static List<Wanted> documents(List<Sold> sold, Map<Integer, Integer> states) {
        List<Wanted> all = new ArrayList<>();
        for (int mapping = 1; mapping <= 3; mapping++) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < sold.size(); i++) {
                Sold one = sold.get(i);
                lines.add(line(i + 1, mapping, 70 + i, one.perItemNum(), one.perItemDen(), one.units()[mapping - 1]));
            }
            all.add(document(mapping, mapping, states.get(mapping), lines));
        }
        return all;
    }

    private static Wanted document(int mapping, long warehouse, Integer state, List<Line> lines) {
        return new Wanted(
                name(mapping),
                ORDER,
                "#1001",
                new MappingId(mapping),
                new WarehouseId(warehouse),
                state,
                Optional.empty(),
                lines);
    }

    private static Line line(long line, int location, long product, int num, int den, int units) {
        return new Line(
                name(location) + "_l" + line + "_p" + product,
                new OrderLineId(line),
                new ItemId(line),
                new LocationId(location),
                new ProductId(product),
                Quantity.ratio(num, den),
                units,
                0,
                0,
                Quantity.ZERO,
                "An item",
                null);
    }
}
