package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.WarehouseId;
import io.synco.odoo.Pricing.Line;
import io.synco.odoo.SalesTaxes.Tax;
import io.synco.sync.port.Charges;
import io.synco.sync.port.Charges.Amount;
import io.synco.sync.port.Charges.Goods;
import io.synco.sync.port.Charges.Rate;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Lines of a sales order come to what it is to cost, but for what the rounding of taxes leaves. */
class PricingTest {
    private static final Rate VAT = new Rate("VAT", new BigDecimal("19"));
    private static final Rate REDUCED = new Rate("Reduced", new BigDecimal("7"));
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** @param rate 0 none, 1 VAT, 2 the reduced one */
    record Sold(int quantity, int unitCents, int discountPercent, int rate) {}

    @Property
    void an_order_comes_to_what_it_is_to_cost_but_for_a_cent_a_line(
            @ForAll("orders") List<Sold> sold,
            @ForAll boolean shopifyIncludes,
            @ForAll boolean odooIncludes,
            @ForAll boolean known) {
        Charges charges = charges(sold, shopifyIncludes);
        SalesTaxes taxes = new SalesTaxes(
                known
                        ? List.of(
                                new Tax(1, "VAT", VAT.percent(), odooIncludes),
                                new Tax(2, "Reduced", REDUCED.percent(), odooIncludes))
                        : List.of());

        Pricing.Result result = Pricing.of(order(sold), charges, taxes);

        BigDecimal total = odooTotal(sold, result.lines(), taxes);
        BigDecimal most = CENT.multiply(BigDecimal.valueOf(result.lines().size()));
        assertThat(total.subtract(charges.total()).abs()).isLessThanOrEqualTo(most);
        boolean noneOnTop =
                result.lines().stream().allMatch(line -> line.taxes().isEmpty() || odooIncludes);
        if (noneOnTop) {
            assertThat(total).isEqualByComparingTo(charges.total());
        }
        boolean taxed =
                charges.goods().stream().anyMatch(line -> !line.amount().rates().isEmpty());
        assertThat(result.remarks().isEmpty()).isEqualTo(known || !taxed);
    }

    @Provide
    Arbitrary<List<Sold>> orders() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 99_999),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 2))
                .as(Sold::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Test
    void a_discount_is_a_line_for_each_combination_of_taxes() {
        List<Sold> sold = List.of(new Sold(2, 1000, 10, 1), new Sold(1, 500, 10, 1), new Sold(1, 700, 10, 2));
        SalesTaxes taxes = new SalesTaxes(
                List.of(new Tax(1, "VAT", VAT.percent(), true), new Tax(2, "Reduced", REDUCED.percent(), true)));

        List<Line> lines = Pricing.of(order(sold), charges(sold, true), taxes).lines();

        assertThat(lines.subList(0, 3))
                .extracting(Line::unitPrice)
                .containsExactly(cents(1000), cents(500), cents(700));
        assertThat(lines.subList(3, 5))
                .extracting(Line::externalId, Line::unitPrice, Line::taxes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("o_discount_19", cents(-250), List.of(1L)),
                        org.assertj.core.groups.Tuple.tuple("o_discount_7", cents(-70), List.of(2L)));
    }

    @Test
    void a_tax_on_top_is_taken_out_of_a_price_that_contains_it() {
        Charges charges = new Charges(
                "EUR",
                true,
                List.of(new Goods("l0", new BigDecimal("11.90"), new Amount(cents(2380), cents(380), List.of(VAT)))),
                List.of());

        Line line = Pricing.of(
                        order(List.of(new Sold(2, 1190, 0, 1))),
                        charges,
                        new SalesTaxes(List.of(new Tax(4, "19 %", VAT.percent(), false))))
                .lines()
                .get(0);

        assertThat(line.unitPrice()).isEqualByComparingTo("10.00");
        assertThat(line.taxes()).containsExactly(4L);
    }

    @Test
    void of_several_taxes_of_one_rate_the_one_of_the_kind_and_name_is_taken() {
        SalesTaxes taxes = new SalesTaxes(List.of(
                new Tax(1, "19 % on top", VAT.percent(), false),
                new Tax(2, "19 % services", VAT.percent(), true),
                new Tax(3, "vat", VAT.percent(), true)));

        assertThat(taxes.match(List.of(VAT), true).orElseThrow().ids()).containsExactly(3L);
        assertThat(taxes.match(List.of(VAT), false).orElseThrow().ids()).containsExactly(1L);
    }

    @Test
    void two_taxes_may_be_one_in_odoo() {
        Rate state = new Rate("State", new BigDecimal("6.25"));
        Rate county = new Rate("County", new BigDecimal("2.625"));
        SalesTaxes one = new SalesTaxes(List.of(new Tax(9, "Sales tax", new BigDecimal("8.8750"), false)));

        assertThat(one.match(List.of(state, county), false).orElseThrow().ids()).containsExactly(9L);
        assertThat(one.match(List.of(state), false)).isEmpty();
    }

    /** As Odoo reckons, rounding by line. */
    private static BigDecimal odooTotal(List<Sold> sold, List<Line> lines, SalesTaxes taxes) {
        Map<Long, Tax> byId = new HashMap<>();
        taxes.taxes().forEach(tax -> byId.put(tax.id(), tax));
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : lines) {
            int quantity = line.extra().isPresent()
                    ? 1
                    : sold.get(Integer.parseInt(line.externalId().substring(1))).quantity();
            BigDecimal price = line.unitPrice().multiply(BigDecimal.valueOf(quantity));
            total = total.add(price);
            for (long id : line.taxes()) {
                if (!byId.get(id).included()) {
                    total = total.add(price.multiply(byId.get(id).percent())
                            .movePointLeft(2)
                            .setScale(2, RoundingMode.HALF_UP));
                }
            }
        }
        return total;
    }

    private static SalesOrder order(List<Sold> sold) {
        List<SalesOrderLine> lines = new ArrayList<>();
        for (int i = 0; i < sold.size(); i++) {
            lines.add(new SalesOrderLine(
                    "l" + i, new ProductId(1), Quantity.of(sold.get(i).quantity()), "An item"));
        }
        return new SalesOrder("o", "#1", new WarehouseId(1), lines, false);
    }

    private static Charges charges(List<Sold> sold, boolean included) {
        List<Goods> goods = new ArrayList<>();
        for (int i = 0; i < sold.size(); i++) {
            Sold one = sold.get(i);
            BigDecimal unit = cents(one.unitCents());
            BigDecimal price = unit.multiply(BigDecimal.valueOf((long) one.quantity() * (100 - one.discountPercent())))
                    .movePointLeft(2)
                    .setScale(2, RoundingMode.HALF_UP);
            List<Rate> rates = one.rate() == 0 ? List.of() : List.of(one.rate() == 1 ? VAT : REDUCED);
            BigDecimal percent =
                    rates.isEmpty() ? BigDecimal.ZERO : rates.get(0).percent();
            BigDecimal tax = included
                    ? price.multiply(percent).divide(percent.add(BigDecimal.valueOf(100)), 2, RoundingMode.HALF_UP)
                    : price.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
            goods.add(new Goods("l" + i, unit, new Amount(price, tax, tax.signum() == 0 ? List.of() : rates)));
        }
        return new Charges("EUR", included, goods, List.of());
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
