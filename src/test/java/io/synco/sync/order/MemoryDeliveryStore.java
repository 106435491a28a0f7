package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.DeliveryId;
import io.synco.simulation.rows.DeliveryRow;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
                        .where(row -> pickings.contains(row.id().picking()) && row.state() != DeliveryRow.UNDONE)
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
    public Uni<Map<Long, Map<ProductId, Quantity>>> toldUnits(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, pickings, DeliveryRow.FULFILLED);
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> toldBy(Tx tx, ShopId shop, Collection<Long> fulfilments) {
        return units(
                tx,
                shop,
                row -> row.fulfilment().filter(fulfilments::contains).isPresent()
                        && row.state() == DeliveryRow.FULFILLED);
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> unanswered(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, pickings, DeliveryRow.SENT);
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> undone(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, pickings, DeliveryRow.UNDONE);
    }

    @Override
    public Uni<Void> saveUndone(Tx tx, ShopId shop, List<Long> pickings, Map<Long, Map<ProductId, Quantity>> units) {
        return change(tx, shop, rows -> {
            rows.deliveries()
                    .where(row -> pickings.contains(row.id().picking()) && row.state() == DeliveryRow.UNDONE)
                    .forEach(row -> rows.deliveries().remove(row.id()));
            units.forEach((picking, some) -> {
                DeliveryId id = new DeliveryId(picking, new FulfilmentOrderId(0), new UUID(0, 0));
                rows.deliveries().insert(id, new DeliveryRow(id, Optional.empty(), DeliveryRow.UNDONE, some));
            });
        });
    }

    private static Uni<Map<Long, Map<ProductId, Quantity>>> units(Tx tx, ShopId shop, List<Long> pickings, int state) {
        return units(tx, shop, row -> pickings.contains(row.id().picking()) && row.state() == state);
    }

    private static Uni<Map<Long, Map<ProductId, Quantity>>> units(Tx tx, ShopId shop, Predicate<DeliveryRow> which) {
        return rows(tx, shop, rows -> {
            Map<Long, Map<ProductId, Quantity>> told = new HashMap<>();
            rows.deliveries()
                    .where(which)
                    .forEach(row -> row.units()
                            .forEach((product, units) -> told.computeIfAbsent(
                                            row.id().picking(), picking -> new HashMap<>())
                                    .merge(product, units, Quantity::plus)));
            return told;
        });
    }

    @Override
    public Uni<Set<Long>> tellOfDeliveries(Tx tx, ShopId shop, Collection<Long> fulfilments) {
        return rows(
                tx,
                shop,
                rows -> rows.deliveries().where(row -> row.state() == DeliveryRow.FULFILLED).stream()
                        .flatMap(row -> row.fulfilment().stream())
                        .filter(fulfilments::contains)
                        .collect(Collectors.toSet()));
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent) {
        return change(tx, shop, rows -> {
            rows.deliveries()
                    .where(row -> row.id().picking() == step.picking()
                            && row.id().fulfilmentOrder().equals(step.call().fulfilmentOrder())
                            && row.state() != DeliveryRow.FULFILLED)
                    .forEach(row -> rows.deliveries().remove(row.id()));
            DeliveryId id = new DeliveryId(step.picking(), step.call().fulfilmentOrder(), intent);
            rows.deliveries().insert(id, new DeliveryRow(id, Optional.empty(), DeliveryRow.SENT, step.units()));
        });
    }

    @Override
    public Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent, long fulfilment) {
        DeliveryId id = new DeliveryId(step.picking(), step.call().fulfilmentOrder(), intent);
        return change(tx, shop, rows -> rows.deliveries().update(id, row -> row.told(fulfilment)));
    }

    @Override
    public Uni<Void> made(Tx tx, ShopId shop, Map<Long, Long> fulfilments) {
        return change(
                tx,
                shop,
                rows -> rows.deliveries()
                        .update(
                                row -> fulfilments.containsKey(row.id().picking()) && row.state() == DeliveryRow.SENT,
                                row -> row.told(fulfilments.get(row.id().picking()))));
    }

    @Override
    public Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings) {
        return change(
                tx,
                shop,
                rows -> rows.deliveries()
                        .update(
                                row -> pickings.contains(row.id().picking()) && row.state() != DeliveryRow.UNDONE,
                                row -> row.state(DeliveryRow.FULFILLED)));
    }
}
