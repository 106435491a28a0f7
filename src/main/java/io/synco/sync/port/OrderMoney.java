package io.synco.sync.port;

import io.synco.kernel.OrderLineId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an order's customer pays, in the shop's currency: that is what the merchant's books are kept in, and what Shopify's own reports
 * add up. What the customer saw in another currency (presentment) is this amount times a rate, rounded again, so it is not read.
 *
 * @param taxesIncluded prices contain their taxes; else these come on top
 * @param others what belongs to no line: tips, duties, fees
 * @param total what Shopify says that all of it makes; empty where something was refunded or removed, for then it says something else
 */
public record OrderMoney(
        String currency,
        boolean taxesIncluded,
        List<Line> lines,
        List<Shipping> shipping,
        BigDecimal others,
        Optional<BigDecimal> total) {
    /** @param percent 19 for 19 % */
    public record Tax(String title, BigDecimal percent, BigDecimal amount) {}

    /**
     * @param quantity what was ever ordered: discount and taxes are of all of it, what was removed since too
     * @param unitPrice before discounts
     */
    public record Line(OrderLineId line, int quantity, BigDecimal unitPrice, BigDecimal discount, List<Tax> taxes) {
        public BigDecimal price() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }
    }

    /** @param price after discounts */
    public record Shipping(String title, BigDecimal price, List<Tax> taxes) {}

    public static BigDecimal sum(List<Tax> taxes) {
        return taxes.stream().map(Tax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By its lines and shipping, taxes and all. */
    public BigDecimal added() {
        BigDecimal sum = others;
        for (Line line : lines) {
            sum = sum.add(line.price()).add(onTop(line.taxes()));
        }
        for (Shipping one : shipping) {
            sum = sum.add(one.price()).add(onTop(one.taxes()));
        }
        return sum;
    }

    private BigDecimal onTop(List<Tax> taxes) {
        return taxesIncluded ? BigDecimal.ZERO : sum(taxes);
    }
}
