package io.synco.sync.port;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one sales order is to cost: its share of what the customer pays on Shopify.
 *
 * @param taxesIncluded prices contain their taxes
 */
public record Charges(String currency, boolean taxesIncluded, List<Goods> goods, List<Extra> extras) {
    /** Keys of what a document may carry, and may have to carry no longer. */
    public static final String SHIPPING = "shipping";

    public static final String OTHERS = "others";

    private static final Map<String, Integer> DIGITS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode, one -> Math.max(0, one.getDefaultFractionDigits())));

    /** @param percent 19 for 19 % */
    public record Rate(String title, BigDecimal percent) {}

    /** Amounts are exact: whole cents, of whole amounts. */
    public record Amount(BigDecimal price, BigDecimal tax, List<Rate> rates) {}

    /**
     * A line of the sales order.
     *
     * @param unitPrice before discounts, of one of Odoo's units: not rounded
     * @param amount of all its units, after discounts
     */
    public record Goods(String externalId, BigDecimal unitPrice, Amount amount) {}

    /**
     * A line that is not goods: shipping, or tips and fees.
     *
     * @param key what tells it from the order's others, and stays
     */
    public record Extra(String key, String name, Amount amount) {}

    /** Of the currency's smallest part: 2 for cents. */
    public int digits() {
        return digits(currency);
    }

    public static int digits(String currency) {
        return DIGITS.getOrDefault(currency, 2);
    }

    /** What the sales order must come to, taxes and all. */
    public BigDecimal total() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Goods line : goods) {
            sum = sum.add(total(line.amount()));
        }
        for (Extra extra : extras) {
            sum = sum.add(total(extra.amount()));
        }
        return sum;
    }

    private BigDecimal total(Amount amount) {
        return taxesIncluded ? amount.price() : amount.price().add(amount.tax());
    }
}
