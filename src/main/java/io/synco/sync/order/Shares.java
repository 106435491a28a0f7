package io.synco.sync.order;

import io.synco.kernel.OrderLineId;
import io.synco.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts an order's amounts among its documents. What the first k documents have of a line together is rounded, and each has the
 * difference to the one before: so the shares add up to the cent, whatever is cut.
 */
final class Shares {
    private final int digits;
    private final Map<OrderLineId, Quantity> covered = new HashMap<>();

    /** @param digits of the currency: 2 for cents */
    Shares(int digits) {
        this.digits = digits;
    }

    /** The next items of a line, in the order of the documents. */
    Slice next(OrderLineId line, Quantity items) {
        Quantity before = covered.getOrDefault(line, Quantity.ZERO);
        Quantity after = before.plus(items);
        covered.put(line, after);
        return new Slice(before, after, digits);
    }

    /** Of a line's items, those from one to another. */
    record Slice(Quantity from, Quantity to, int digits) {
        /** @param of all the items that there are */
        BigDecimal of(BigDecimal whole, int items) {
            return items == 0
                    ? BigDecimal.ZERO.setScale(digits)
                    : upTo(to, whole, items).subtract(upTo(from, whole, items));
        }

        private BigDecimal upTo(Quantity place, BigDecimal whole, int items) {
            return whole.multiply(new BigDecimal(place.num()))
                    .divide(
                            new BigDecimal(place.den()).multiply(BigDecimal.valueOf(items)),
                            digits,
                            RoundingMode.HALF_UP);
        }
    }
}
