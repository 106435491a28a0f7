package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** In PostgreSQL. */
@ApplicationScoped
class PgDeliveryStore implements DeliveryStore {
    private static final String TOLD =
            "select picking_id from delivery where shop_id = $1 and picking_id = any($2) group by picking_id"
                    + " having bool_and(state = 3)";
    private static final String PREPARE =
            "insert into delivery (shop_id, picking_id, fulfillment_order_id, intent_id, state)"
                    + " values ($1, $2, $3, $4, 2) on conflict (shop_id, picking_id, fulfillment_order_id) do update set state = 2"
                    + " where delivery.state <> 3 returning intent_id";
    private static final String TELL = "update delivery set state = 3, fulfillment_id = $4"
            + " where shop_id = $1 and picking_id = $2 and fulfillment_order_id = $3";
    private static final String SETTLED =
            "update delivery set state = 3 where shop_id = $1 and picking_id = any($2) and state <> 3";

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
    public Uni<Boolean> prepare(Tx tx, ShopId shop, FulfilPlan.Step step, UUID intent) {
        return sql(tx).preparedQuery(PREPARE)
                .execute(Tuple.of(
                        shop.value(),
                        step.picking(),
                        step.call().fulfilmentOrder().value(),
                        intent))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Void> tell(Tx tx, ShopId shop, FulfilPlan.Step step, long fulfilment) {
        return sql(tx).preparedQuery(TELL)
                .execute(Tuple.of(
                        shop.value(),
                        step.picking(),
                        step.call().fulfilmentOrder().value(),
                        fulfilment))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> settled(Tx tx, ShopId shop, List<Long> pickings) {
        return sql(tx).preparedQuery(SETTLED)
                .execute(Tuple.of(shop.value(), pickings.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
