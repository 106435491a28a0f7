package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.sync.port.OrderMoney;
import io.synco.sync.port.OrderMoney.Line;
import io.synco.sync.port.OrderMoney.Shipping;
import io.synco.sync.port.OrderMoney.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order's JSON says of money: the shop's ({@code shopMoney}), as decimal text. */
final class MoneyJson {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private MoneyJson() {}

    /** Nothing where it was not asked for. */
    static Optional<OrderMoney> read(JsonNode order) {
        if (!order.path("lineItems").isObject()) {
            return Optional.empty();
        }
        BigDecimal others = amountIfAny(order.path("totalTipReceivedSet"))
                .add(amountIfAny(order.path("currentTotalDutiesSet")))
                .add(amountIfAny(order.path("currentTotalAdditionalFeesSet")));
        return Optional.of(new OrderMoney(
                order.path("currencyCode").asText(),
                order.path("taxesIncluded").asBoolean(),
                lines(order),
                shipping(order),
                others,
                isAsOrdered(order) ? Optional.of(amount(order.path("currentTotalPriceSet"))) : Optional.empty()));
    }

    /** Nothing was refunded, nothing removed: the current total is of all that the lines tell. */
    private static boolean isAsOrdered(JsonNode order) {
        for (JsonNode line : order.path("lineItems").path("nodes")) {
            if (line.path("currentQuantity").asInt() != line.path("quantity").asInt()) {
                return false;
            }
        }
        return amount(order.path("totalRefundedSet")).signum() == 0;
    }

    private static List<Line> lines(JsonNode order) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : order.path("lineItems").path("nodes")) {
            BigDecimal discount = BigDecimal.ZERO;
            for (JsonNode allocation : line.path("discountAllocations")) {
                discount = discount.add(amount(allocation.path("allocatedAmountSet")));
            }
            lines.add(new Line(
                    new OrderLineId(Gid.number(line.path("id"))),
                    line.path("quantity").asInt(),
                    amount(line.path("originalUnitPriceSet")),
                    discount,
                    taxes(line)));
        }
        return List.copyOf(lines);
    }

    private static List<Shipping> shipping(JsonNode order) {
        List<Shipping> all = new ArrayList<>();
        for (JsonNode line : order.path("shippingLines").path("nodes")) {
            all.add(new Shipping(line.path("title").asText(""), amount(line.path("discountedPriceSet")), taxes(line)));
        }
        return List.copyOf(all);
    }

    private static List<Tax> taxes(JsonNode owner) {
        List<Tax> taxes = new ArrayList<>();
        for (JsonNode tax : owner.path("taxLines")) {
            taxes.add(new Tax(tax.path("title").asText(""), percent(tax.path("rate")), amount(tax.path("priceSet"))));
        }
        return List.copyOf(taxes);
    }

    /** A rate is 0.19, and a JSON number: its shortest decimal is what Shopify wrote. */
    private static BigDecimal percent(JsonNode rate) {
        BigDecimal percent = rate.decimalValue().multiply(HUNDRED).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static BigDecimal amountIfAny(JsonNode bag) {
        return bag.isObject() ? amount(bag) : BigDecimal.ZERO;
    }

    private static BigDecimal amount(JsonNode bag) {
        String text = bag.path("shopMoney").path("amount").asText();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RemoteException(
                    new Protocol("Shopify sent \"" + text + "\" where an amount of money was expected"));
        }
    }
}
