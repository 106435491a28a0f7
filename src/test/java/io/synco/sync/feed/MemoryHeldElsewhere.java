package io.synco.sync.feed;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.HeldRow;
import io.synco.simulation.rows.HoldingId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** In memory, statement by statement what {@link PgHeldElsewhere} does. */
final class MemoryHeldElsewhere implements HeldElsewhere {
    @Override
    public Uni<Map<Holding, Quantity>> known(Tx tx, ShopId shop, Collection<Long> moves) {
        return rows(tx, shop, rows -> {
            Map<Holding, Quantity> known = new HashMap<>();
            rows.heldElsewhere().entries().stream()
                    .filter(row -> moves.contains(row.getKey().move()))
                    .forEach(row -> known.put(
                            new Holding(row.getKey().move(), row.getKey().mapping()),
                            row.getValue().units()));
            return known;
        });
    }

    @Override
    public Uni<Map<Holding, Long>> hold(Tx tx, ShopId shop, Map<Holding, Quantity> units) {
        return rows(tx, shop, rows -> {
            Map<Holding, Long> times = new HashMap<>();
            units.forEach((holding, now) -> times.put(holding, hold(rows, holding, now)));
            return times;
        });
    }

    private static long hold(ShopRows rows, Holding holding, Quantity units) {
        HoldingId id = new HoldingId(holding.move(), holding.mapping());
        long told = rows.heldElsewhere().find(id).map(HeldRow::told).orElse(0L) + 1;
        rows.heldElsewhere().put(id, new HeldRow(units, told, rows.now()));
        return told;
    }

    @Override
    public Uni<Void> over(Tx tx, ShopId shop, Collection<Long> moves) {
        return change(
                tx,
                shop,
                rows -> rows.heldElsewhere().entries().stream()
                        .map(Map.Entry::getKey)
                        .filter(id -> moves.contains(id.move()))
                        .forEach(rows.heldElsewhere()::remove));
    }
}
