package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From sale lines to the moves that deliver them: each line's moves follow its quantity while they are open. */
final class Procurement {
    private final Orm orm;
    private final DeliveryMoves deliveries;
    private final Supply supply;

    Procurement(Orm orm, Moves moves, Pickings pickings, Locations locations, Release release) {
        this.orm = orm;
        this.deliveries = new DeliveryMoves(orm, moves, pickings, locations, release);
        this.supply = release.pushesSteps() ? new PushedSteps(deliveries) : new PulledSteps(deliveries);
        moves.whenDone(supply::arrived);
    }

    /** Brings the moves of a confirmed order's lines to their quantities. */
    void launch(Rec order, List<Rec> lines) {
        Map<Rec, Double> more = new LinkedHashMap<>();
        for (Rec line : lines) {
            boolean goods = line.isSet("product_id") && !isService(line);
            double change = goods ? Values.round(line.qty("product_uom_qty") - supply.procured(line)) : 0;
            if (change > 0) {
                more.put(line, change);
            } else if (change < 0) {
                supply.lower(line, -change);
            }
        }
        if (!more.isEmpty()) {
            supply.raise(order, more);
        }
    }

    private boolean isService(Rec line) {
        return orm.db
                .get("product.product", line.ref("product_id"))
                .text("detailed_type")
                .equals("service");
    }

    double delivered(Rec line) {
        return Values.round(deliveries.of(line).stream()
                .filter(move -> move.hasState("done"))
                .mapToDouble(move -> deliveries.sign(move) * deliveries.amount(move))
                .sum());
    }
}
