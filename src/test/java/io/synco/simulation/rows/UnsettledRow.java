package io.synco.simulation.rows;

import io.synco.kernel.Quantity;
import io.synco.sync.plan.LevelPlan.OrderLine;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code unsettled}.
 *
 * @param answer 1 Odoo knows, 2 deliver now, 3 count
 * @param answers how many were given
 */
public record UnsettledRow(
        long id,
        OrderLine line,
        Quantity units,
        Quantity written,
        Optional<Integer> answer,
        Optional<String> who,
        Optional<Instant> answeredAt,
        int answers) {
    public static UnsettledRow of(long id, OrderLine line, Quantity units) {
        return new UnsettledRow(
                id, line, units, Quantity.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    public boolean open() {
        return units.signum() != 0;
    }

    public UnsettledRow units(Quantity now) {
        return new UnsettledRow(id, line, now, written, Optional.empty(), who, answeredAt, answers);
    }

    public UnsettledRow write(Quantity off) {
        return new UnsettledRow(
                id, line, units.minus(off), written.plus(off), Optional.empty(), who, answeredAt, answers);
    }

    public UnsettledRow answer(int code, String by, Instant at) {
        return new UnsettledRow(
                id, line, units, written, Optional.of(code), Optional.of(by), Optional.of(at), answers + 1);
    }
}
