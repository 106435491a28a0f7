package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** In PostgreSQL. */
@ApplicationScoped
class PgDeliveryStore implements DeliveryStore {
    private static final String TOLD =
            "select picking_id from delivery where shop_id = $1 and picking_id = any($2) and state <> 5 group by picking_id"
                    + " having bool_and(state = 3)";
    // delivery_fulfilment serves it.
    private static final String TELL_OF_DELIVERIES =
            "select fulfillment_id from delivery where shop_id = $1 and fulfillment_id = any($2) and state = 3";
    private static final String TOLD_UNITS =
            "select picking_id, units from delivery where shop_id = $1" + " and picking_id = any($2) and state = 3";
    // delivery_fulfilment serves it.
    private static final String TOLD_BY =
            "select picking_id, units from delivery where shop_id = $1" + " and fulfillment_id = any($2) and state = 3";
    private static final String UNANSWERED =
            "select picking_id, units from delivery where shop_id = $1 and picking_id = any($2) and state = 2";
    // State 5 stands for no fulfilment order, and for no intent.
    private static final String UNDONE =
            "select picking_id, units from delivery where shop_id = $1 and picking_id = any($2) and state = 5";
    private static final String FORGET_UNDONE =
            "delete from delivery where shop_id = $1 and picking_id = any($2) and state = 5";
    private static final String SAVE_UNDONE =
            "insert into delivery (shop_id, picking_id, fulfillment_order_id, intent_id, state, units)"
                    + " select $1, u.picking_id, 0, '00000000-0000-0000-0000-000000000000', 5, u.units"
                    + " from unnest($2::bigint[], $3::text[]) as u(picking_id, units)";
    private static final String FORGET = "delete from delivery where shop_id = $1 and picking_id = $2"
            + " and fulfillment_order_id = $3 and state <> 3";
    private static final String PREPARE =
            "insert into delivery (shop_id, picking_id, fulfillment_order_id, intent_id, state, units)"
                    + " values ($1, $2, $3, $4, 2, $5)";
    private static final String TELL = "update delivery set state = 3, fulfillment_id = $5 where shop_id = $1"
            + " and picking_id = $2 and fulfillment_order_id = $3 and intent_id = $4";
    private static final String SETTLED =
            "update delivery set state = 3 where shop_id = $1 and picking_id = any($2) and state in (1, 2, 4)";

    private static final String MADE = "update delivery d set state = 3, fulfillment_id = u.fulfillment_id"
            + " from unnest($2::bigint[], $3::bigint[]) as u(picking_id, fulfillment_id)"
            + " where d.shop_id = $1 and d.picking_id = u.picking_id and d.state in (1, 2, 4)";

    @Override
    public Uni<Set<Long>> told(Tx tx, ShopId shop, List<Long> pickings) {
        return sql(tx).preparedQuery(TOLD)
                .execute(Tuple.of(shop.value(), pickings.toArray(Long[]::new)))
                .map(rows -> {
                    Set<Long> told = new HashSet<>();
                    rows.forEach(row -> told.add(row.getLong("picking_id")));
                    return told;
                });
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> toldUnits(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, TOLD_UNITS, pickings);
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> toldBy(Tx tx, ShopId shop, Collection<Long> fulfilments) {
        return fulfilments.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : units(tx, shop, TOLD_BY, List.copyOf(fulfilments));
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> unanswered(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, UNANSWERED, pickings);
    }

    @Override
    public Uni<Map<Long, Map<ProductId, Quantity>>> undone(Tx tx, ShopId shop, List<Long> pickings) {
        return units(tx, shop, UNDONE, pickings);
    }

    @Override
    public Uni<Void> saveUndone(Tx tx, ShopId shop, List<Long> pickings, Map<Long, Map<ProductId, Quantity>> units) {
        List<Long> some = List.copyOf(units.keySet());
        return sql(tx).preparedQuery(FORGET_UNDONE)
                .execute(Tuple.of(shop.value(), pickings.toArray(Long[]::new)))
                .chain(() -> some.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sql(tx).preparedQuery(SAVE_UNDONE)
                                .execute(Tuple.of(
                                        shop.value(),
                                        some.toArray(Long[]::new),
                                        some.stream()
                                                .map(picking -> json(units.get(picking)))
                                                .toArray(String[]::new)))
                                .replaceWithVoid());
    }

    private static Uni<Map<Long, Map<ProductId, Quantity>>> units(Tx tx, ShopId shop, String which, List<Long> ids) {
        return sql(tx).preparedQuery(which)
                .execute(Tuple.of(shop.value(), ids.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Map<ProductId, Quantity>> told = new HashMap<>();
                    rows.forEach(row -> units(row.getString("units"))
                            .forEach((product, units) -> told.computeIfAbsent(
                                            row.getLong("picking_id"), picking -> new HashMap<>())
                                    .merge(product, units, Quantity::plus)));
                    return told;
                });
    }

    private static Map<ProductId, Quantity> units(String json) {
        Map<ProductId, Quantity> units = new HashMap<>();
        new JsonObject(json)
                .forEach(one -> units.put(
                        new ProductId(Long.parseLong(one.getKey())), Quantity.parse((String) one.getValue())));
        return units;
    }

    static String json(Map<ProductId, Quantity> units) {
        JsonObject json = new JsonObject();
        new TreeMap<>(units).forEach((product, quantity) -> json.put(product.toString(), quantity.toString()));
        return json.encode();
    }

    @Override
    public Uni<Set<Long>> tellOfDeliveries(Tx tx, ShopId shop, Collection<Long> fulfilments) {
        return fulfilments.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : sql(tx).preparedQuery(TELL_OF_DELIVERIES)
                        .execute(Tuple.of(shop.value(), fulfilments.toArray(Long[]::new)))
                        .map(rows -> {
                            Set<Long> ours = new HashSet<>();
                            rows.forEach(row -> ours.add(row.getLong("fulfillment_id")));
                            return ours;
                        });
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent) {
        Tuple at = Tuple.of(
                shop.value(), step.picking(), step.call().fulfilmentOrder().value());
        return sql(tx).preparedQuery(FORGET)
                .execute(at)
                .chain(() -> sql(tx).preparedQuery(PREPARE)
                        .execute(Tuple.of(
                                shop.value(),
                                step.picking(),
                                step.call().fulfilmentOrder().value(),
                                intent,
                                json(step.units()))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent, long fulfilment) {
        return sql(tx).preparedQuery(TELL)
                .execute(Tuple.of(
                        shop.value(),
                        step.picking(),
                        step.call().fulfilmentOrder().value(),
                        intent,
                        fulfilment))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> made(Tx tx, ShopId shop, Map<Long, Long> fulfilments) {
        List<Long> pickings = List.copyOf(fulfilments.keySet());
        return pickings.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(MADE)
                        .execute(Tuple.of(
                                shop.value(),
                                pickings.toArray(Long[]::new),
                                pickings.stream().map(fulfilments::get).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings) {
        return sql(tx).preparedQuery(SETTLED)
                .execute(Tuple.of(shop.value(), pickings.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
