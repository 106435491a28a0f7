package io.synco.simulation;

import io.synco.simulation.Account.Sold;
import io.synco.simulation.rows.PartId;
import io.synco.simulation.rows.PartRow;
import io.synco.sync.order.KeptPart;
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

    /** What is fulfilled of it, others tell Odoo, or nobody does. */
    boolean leftToOthers(Sold sold) {
        return row(sold).filter(row -> row.part().state() == KeptPart.OFF).isPresent();
    }

    /** Of what is fulfilled and ours, what by rule other documents in Odoo stand for. */
    int elsewhere(Sold sold) {
        return row(sold)
                .filter(row -> row.part().counted())
                .map(row -> Math.min(row.elsewhere(), row.part().fulfilledSince()))
                .orElse(0);
    }

    private Optional<PartRow> row(Sold sold) {
        return world.database().rows(World.SHOP).parts().find(new PartId(sold.order(), sold.line(), sold.location()));
    }
}
