package io.synco.sandbox.shopify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What customers of a store pay, for the orders to come: without anything said, the variants' prices and nothing else. */
public final class Checkout {
    /** The store's; its customers see no other. */
    static final String CURRENCY = "USD";

    /** @param rate 0.19 */
    record Tax(String title, BigDecimal rate) {}

    record Shipping(String title, BigDecimal price) {}

    public record Customer(long id, String name, String email) {}

    /** As they stood when an order was placed. */
    record Terms(
            boolean taxesIncluded,
            List<Tax> taxes,
            Optional<Shipping> shipping,
            BigDecimal discount,
            Optional<Customer> customer) {
        BigDecimal original(OrderLine line) {
            return new BigDecimal(line.variant().price()).multiply(BigDecimal.valueOf(line.quantity()));
        }

        BigDecimal discountOf(OrderLine line) {
            return cents(original(line).multiply(discount));
        }

        BigDecimal price(OrderLine line) {
            return original(line).subtract(discountOf(line));
        }

        BigDecimal taxOf(BigDecimal price, Tax tax) {
            return taxesIncluded
                    ? price.subtract(price.divide(BigDecimal.ONE.add(tax.rate()), 2, RoundingMode.HALF_UP))
                    : cents(price.multiply(tax.rate()));
        }

        BigDecimal total(BigDecimal price) {
            return taxesIncluded
                    ? price
                    : taxes.stream().map(tax -> taxOf(price, tax)).reduce(price, BigDecimal::add);
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }
    }

    private volatile Terms terms = new Terms(true, List.of(), Optional.empty(), BigDecimal.ZERO, Optional.empty());

    Terms terms() {
        return terms;
    }

    /** @param rate 0.19 */
    public Checkout taxes(boolean included, String title, String rate) {
        terms = new Terms(
                included,
                List.of(new Tax(title, new BigDecimal(rate))),
                terms.shipping(),
                terms.discount(),
                terms.customer());
        return this;
    }

    public Checkout shipping(String title, String price) {
        terms = new Terms(
                terms.taxesIncluded(),
                terms.taxes(),
                Optional.of(new Shipping(title, new BigDecimal(price))),
                terms.discount(),
                terms.customer());
        return this;
    }

    /** @param share 0.1 for 10 % of each line */
    public Checkout discount(String share) {
        terms = new Terms(
                terms.taxesIncluded(), terms.taxes(), terms.shipping(), new BigDecimal(share), terms.customer());
        return this;
    }

    public Checkout customer(long id, String name, String email) {
        terms = new Terms(
                terms.taxesIncluded(),
                terms.taxes(),
                terms.shipping(),
                terms.discount(),
                Optional.of(new Customer(id, name, email)));
        return this;
    }
}
