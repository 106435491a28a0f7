package io.synco.odoo;

import io.synco.odoo.SalesTaxes.Match;
import io.synco.sync.port.Charges;
import io.synco.sync.port.Charges.Amount;
import io.synco.sync.port.Charges.Extra;
import io.synco.sync.port.Charges.Goods;
import io.synco.sync.port.Charges.Rate;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each line of a sales order gets as price and taxes, so that it comes to its {@link Charges}. Pure, and knows only what Odoo does
 * in every version: a line's price contains its taxes where these say so ({@code price_include}), else they come on top; prices are
 * kept in the currency's smallest part.
 *
 * <ul>
 *   <li>Goods stand at their price before discounts. What they then come to too much, or what is lost because a unit price has no
 *       more digits, is one line for each combination of taxes, as Odoo's own discounts are.
 *   <li>Where Shopify's price contains the tax and Odoo's does not, or the other way round, Shopify's own amount of the tax is taken
 *       off or put on: no rate is reckoned with, so no cent is lost.
 *   <li>Taxes that Odoo's company does not have: the line has none, and its price contains them. So the total is right; that the taxes
 *       are not, is a remark.
 * </ul>
 *
 * How Odoo rounds taxes, by line or by order, is its setting and is not reckoned with here: {@link OrderPricing} reads the total, and
 * takes out what rounding has left.
 */
final class Pricing {
    static final String ROUNDING = "rounding";

    /** @param shipping of the product for shipping; else of the one for discounts */
    record ExtraLine(String key, String name, boolean shipping) {}

    /** @param extra empty for goods */
    record Line(String externalId, BigDecimal unitPrice, List<Long> taxes, Optional<ExtraLine> extra) {}

    private final Charges charges;
    private final SalesTaxes taxes;
    private final Map<String, BigDecimal> quantities;
    private final String order;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> unmatched = new LinkedHashSet<>();

    private Pricing(SalesOrder order, Charges charges, SalesTaxes taxes) {
        this.order = order.externalId();
        this.charges = charges;
        this.taxes = taxes;
        this.quantities = order.lines().stream()
                .collect(Collectors.toMap(
                        SalesOrderLine::externalId, line -> line.quantity().toDecimal()));
    }

    /** @param remarks sentences: taxes that Odoo does not have */
    record Result(List<Line> lines, List<String> remarks) {}

    static Result of(SalesOrder order, Charges charges, SalesTaxes taxes) {
        Pricing pricing = new Pricing(order, charges, taxes);
        pricing.goods();
        charges.extras().forEach(pricing::extra);
        return new Result(List.copyOf(pricing.lines), pricing.remarks());
    }

    /** Keys of all lines that are not goods and may stand on the order, from an earlier bill too. */
    static Set<String> keys(Charges charges) {
        Set<String> keys = new LinkedHashSet<>(List.of(Charges.SHIPPING, Charges.OTHERS, ROUNDING));
        charges.extras().forEach(extra -> keys.add(extra.key()));
        charges.goods().forEach(line -> keys.add(discount(line.amount().rates())));
        return keys;
    }

    static String externalId(String order, String key) {
        return order + "_" + key;
    }

    /** What is not goods and no matter of taxes, by external id: it can be made with the order. */
    static Map<String, ExtraLine> extras(SalesOrder order) {
        Map<String, ExtraLine> extras = new LinkedHashMap<>();
        order.charges()
                .map(Charges::extras)
                .orElse(List.of())
                .forEach(extra -> extras.put(
                        externalId(order.externalId(), extra.key()), new ExtraLine(extra.key(), extra.name(), true)));
        return extras;
    }

    private void goods() {
        Map<List<Rate>, BigDecimal> left = new LinkedHashMap<>();
        for (Goods line : charges.goods()) {
            BigDecimal quantity = quantities.get(line.externalId());
            if (quantity != null) {
                BigDecimal unit = unitPrice(line);
                lines.add(new Line(line.externalId(), unit, ids(line.amount().rates()), Optional.empty()));
                BigDecimal missing = price(line.amount()).subtract(rounded(quantity.multiply(unit)));
                left.merge(line.amount().rates(), missing, BigDecimal::add);
            }
        }
        left.forEach((rates, missing) -> {
            if (missing.signum() != 0) {
                add(discount(rates), missing.signum() < 0 ? "Discount" : "Rounding", false, missing, ids(rates));
            }
        });
    }

    private void extra(Extra extra) {
        add(
                extra.key(),
                extra.name(),
                true,
                price(extra.amount()),
                ids(extra.amount().rates()));
    }

    private void add(String key, String name, boolean shipping, BigDecimal price, List<Long> ids) {
        lines.add(new Line(externalId(order, key), price, ids, Optional.of(new ExtraLine(key, name, shipping))));
    }

    private static String discount(List<Rate> rates) {
        return "discount"
                + rates.stream()
                        .map(rate -> "_" + rate.percent().toPlainString().replace('.', '_'))
                        .collect(Collectors.joining());
    }

    private Optional<Match> match(List<Rate> rates) {
        return rates.isEmpty()
                ? Optional.of(new Match(List.of(), charges.taxesIncluded()))
                : taxes.match(rates, charges.taxesIncluded());
    }

    private List<Long> ids(List<Rate> rates) {
        Optional<Match> match = match(rates);
        if (match.isEmpty()) {
            rates.forEach(rate -> unmatched.add(rate.percent().toPlainString() + " % (" + rate.title() + ")"));
        }
        return match.map(Match::ids).orElse(List.of());
    }

    /** Whether prices in Odoo contain these taxes; so do those of lines that get none. */
    private boolean contains(List<Rate> rates) {
        return match(rates).map(Match::included).orElse(true);
    }

    private BigDecimal price(Amount amount) {
        if (contains(amount.rates()) == charges.taxesIncluded()) {
            return rounded(amount.price());
        }
        return rounded(
                charges.taxesIncluded()
                        ? amount.price().subtract(amount.tax())
                        : amount.price().add(amount.tax()));
    }

    private BigDecimal unitPrice(Goods line) {
        List<Rate> rates = line.amount().rates();
        if (contains(rates) == charges.taxesIncluded()) {
            return rounded(line.unitPrice());
        }
        BigDecimal percent = rates.stream().map(Rate::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal factor = BigDecimal.ONE.add(percent.movePointLeft(2));
        return charges.taxesIncluded()
                ? line.unitPrice().divide(factor, charges.digits(), RoundingMode.HALF_UP)
                : rounded(line.unitPrice().multiply(factor));
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(charges.digits(), RoundingMode.HALF_UP);
    }

    private List<String> remarks() {
        return unmatched.isEmpty()
                ? List.of()
                : List.of("Odoo's company has no tax on sales of " + String.join(", ", unmatched)
                        + ": these lines have none, and their price contains it.");
    }
}
