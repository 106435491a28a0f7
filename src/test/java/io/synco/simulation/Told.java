package io.synco.simulation;

import io.synco.simulation.Account.Sold;
import io.synco.simulation.rows.PartId;
import io.synco.simulation.rows.PartRow;
import java.util.Optional;

/**
 * What of an order is not ours to bring to Odoo, by rule: the rule that stands when it is read decides, and when that is only the product
 * knows.
 */
final class Told {
    private final World world;

    Told(World world) {
        this.world = world;
    }

    /** Of what is fulfilled, what by rule other documents in Odoo stand for. */
    int elsewhere(Sold sold) {
        return row(sold)
                .filter(row -> row.part().reckoned())
                .map(row -> Math.min(row.elsewhere(), row.part().fulfilledSince()))
                .orElse(0);
    }

    private Optional<PartRow> row(Sold sold) {
        return world.database().rows(World.SHOP).parts().find(new PartId(sold.order(), sold.line(), sold.location()));
    }
}
