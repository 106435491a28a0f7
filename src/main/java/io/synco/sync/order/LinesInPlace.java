package io.synco.sync.order;

import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pure: units that an order moves between Shopify locations of one warehouse change nothing in Odoo. Each of its lines there stands for
 * one location; moved from one to the other after the goods were picked or delivered, Odoo could not lower the first, would raise the
 * second, and would have the same units picked twice. So only what all of them together want more, or less, is changed.
 */
final class LinesInPlace {
    private record Same(OrderLineId line, ProductId product) {}

    private LinesInPlace() {}

    static Wanted of(Wanted wanted) {
        Map<Same, Quantity> change = new HashMap<>();
        wanted.lines().forEach(line -> change.merge(same(line), wantedMore(line), Quantity::plus));
        List<Line> lines = new ArrayList<>();
        for (Line line : wanted.lines()) {
            Quantity left = change.get(same(line));
            Quantity now = left.signum() > 0 ? raised(line, left) : lowered(line, left);
            change.merge(same(line), now.negated(), Quantity::plus);
            lines.add(line.sparing(
                    line.perItem().times(line.units()).minus(line.standing()).minus(now)));
        }
        return wanted.with(lines);
    }

    private static Same same(Line line) {
        return new Same(line.line(), line.product());
    }

    private static Quantity wantedMore(Line line) {
        return line.quantity().minus(line.standing());
    }

    private static Quantity raised(Line line, Quantity most) {
        return wantedMore(line).max(Quantity.ZERO).min(most);
    }

    private static Quantity lowered(Line line, Quantity most) {
        return wantedMore(line).min(Quantity.ZERO).max(most);
    }
}
