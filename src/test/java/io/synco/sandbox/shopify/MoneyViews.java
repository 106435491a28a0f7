package io.synco.sandbox.shopify;

import java.math.BigDecimal;
import java.util.List;

/** An order's money as GraphQL shows it: as text, in the shop's currency twice. */
final class MoneyViews {
    private MoneyViews() {}

    static View order(View view, Order order) {
        Checkout.Terms terms = order.terms();
        return view.with("currencyCode", Checkout.CURRENCY)
                .with("presentmentCurrencyCode", Checkout.CURRENCY)
                .with("taxesIncluded", terms.taxesIncluded())
                .lazy("currentTotalPriceSet", env -> bag(total(order)))
                .lazy("totalRefundedSet", env -> bag(refunded(order)))
                .with("totalTipReceivedSet", bag(BigDecimal.ZERO))
                .with("currentTotalDutiesSet", null)
                .with("currentTotalAdditionalFeesSet", null)
                .with("email", terms.customer().map(Checkout.Customer::email).orElse(null))
                .with("customer", terms.customer().map(MoneyViews::customer).orElse(null))
                .lazy(
                        "shippingLines",
                        env -> Paging.page(
                                env,
                                "ShippingLine",
                                terms.shipping().stream().toList(),
                                each -> Paging.Key.byId(order.id()),
                                each -> shipping(terms, each)));
    }

    static View line(View view, Order order, OrderLine line) {
        Checkout.Terms terms = order.terms();
        return view.lazy(
                        "originalUnitPriceSet",
                        env -> bag(new BigDecimal(line.variant().price())))
                .lazy(
                        "discountAllocations",
                        env -> terms.discountOf(line).signum() == 0
                                ? List.of()
                                : List.of(View.of("DiscountAllocation")
                                        .with("allocatedAmountSet", bag(terms.discountOf(line)))))
                .lazy("taxLines", env -> taxes(terms, terms.price(line)));
    }

    private static View customer(Checkout.Customer customer) {
        return View.of("Customer")
                .with("id", Gid.of("Customer", customer.id()))
                .with("displayName", customer.name())
                .with("email", customer.email());
    }

    private static View shipping(Checkout.Terms terms, Checkout.Shipping shipping) {
        return View.of("ShippingLine")
                .with("title", shipping.title())
                .with("isRemoved", false)
                .with("originalPriceSet", bag(shipping.price()))
                .with("discountedPriceSet", bag(shipping.price()))
                .with("discountAllocations", List.of())
                .with("taxLines", taxes(terms, shipping.price()));
    }

    private static List<View> taxes(Checkout.Terms terms, BigDecimal price) {
        return terms.taxes().stream()
                .map(tax -> View.of("TaxLine")
                        .with("title", tax.title())
                        .with("rate", tax.rate())
                        .with("ratePercentage", tax.rate().movePointRight(2))
                        .with("priceSet", bag(terms.taxOf(price, tax))))
                .toList();
    }

    /** What is left of it: units that were removed are taken off by their share. */
    private static BigDecimal total(Order order) {
        Checkout.Terms terms = order.terms();
        BigDecimal sum =
                terms.shipping().map(shipping -> terms.total(shipping.price())).orElse(BigDecimal.ZERO);
        for (OrderLine line : order.lines()) {
            BigDecimal whole = terms.total(terms.price(line));
            sum = sum.add(whole.multiply(BigDecimal.valueOf(line.currentQuantity()))
                    .divide(BigDecimal.valueOf(line.quantity()), 2, java.math.RoundingMode.HALF_UP));
        }
        return sum;
    }

    private static BigDecimal refunded(Order order) {
        return order.refunds().stream()
                .map(refund ->
                        new BigDecimal(refund.line().variant().price()).multiply(BigDecimal.valueOf(refund.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static View bag(BigDecimal amount) {
        View money = View.of("MoneyV2")
                .with(
                        "amount",
                        amount.stripTrailingZeros().scale() < 1
                                ? amount.setScale(1, java.math.RoundingMode.UNNECESSARY)
                                        .toPlainString()
                                : amount.toPlainString())
                .with("currencyCode", Checkout.CURRENCY);
        return View.of("MoneyBag").with("shopMoney", money).with("presentmentMoney", money);
    }
}
