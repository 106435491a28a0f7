package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.DeliveryId;
import io.synco.simulation.rows.DeliveryRow;
import io.synco.sync.job.Tx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** In memory, statement by statement what {@link PgDeliveryStore} does. */
final class MemoryDeliveryStore implements DeliveryStore {
    @Override
    public Uni<Set<Long>> told(Tx tx, ShopId shop, List<Long> pickings) {
        return rows(
                tx,
                shop,
                rows -> rows
                        .deliveries()
                        .where(row -> pickings.contains(row.id().picking()))
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> row.id().picking(),
                                Collectors.reducing(
                                        true, row -> row.state() == DeliveryRow.FULFILLED, Boolean::logicalAnd)))
                        .entrySet()
                        .stream()
                        .filter(picking -> picking.getValue())
                        .map(picking -> picking.getKey())
                        .collect(Collectors.toSet()));
    }

    @Override
    public Uni<Boolean> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent) {
        return rows(tx, shop, rows -> {
            DeliveryRow row = rows.deliveries()
                    .find(id(step))
                    .orElse(new DeliveryRow(id(step), intent, Optional.empty(), DeliveryRow.SENT));
            if (row.state() == DeliveryRow.FULFILLED) {
                return false;
            }
            rows.deliveries().put(row.id(), row.state(DeliveryRow.SENT));
            return true;
        });
    }

    private static DeliveryId id(FulfilPlan.Step step) {
        return new DeliveryId(step.picking(), step.call().fulfilmentOrder());
    }

    @Override
    public Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, long fulfilment) {
        return change(
                tx,
                shop,
                rows -> rows.deliveries()
                        .update(
                                id(step),
                                row -> new DeliveryRow(
                                        row.id(), row.intent(), Optional.of(fulfilment), DeliveryRow.FULFILLED)));
    }

    @Override
    public Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings) {
        return change(
                tx,
                shop,
                rows -> rows.deliveries()
                        .update(row -> pickings.contains(row.id().picking()), row -> row.state(DeliveryRow.FULFILLED)));
    }
}
