package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderSettings.Customers;
import io.synco.sync.order.OrderSettings.Prices;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** In PostgreSQL. */
@ApplicationScoped
class PgBillStore implements BillStore {
    private static final String SETTINGS = "select prices, customers from order_setting where shop_id = $1";

    private static final String CHOOSE = "insert into order_setting (shop_id, prices, customers, who)"
            + " values ($1, $2, $3, $4) on conflict (shop_id) do update set"
            + " prices = excluded.prices, customers = excluded.customers, who = excluded.who, at = excluded.at";

    // document_bill_order serves it.
    private static final String KEPT =
            "select external_id, ships, bill, said from document_bill where shop_id = $1 and order_id = $2";

    private static final String PREPARE = "insert into document_bill (shop_id, external_id, order_id, ships)"
            + " values ($1, $2, $3, $4) on conflict (shop_id, external_id) do update set"
            + " ships = excluded.ships, bill = null";

    private static final String BILLED =
            "update document_bill set bill = $3, said = $4 where shop_id = $1 and external_id = $2";

    @Override
    public Uni<OrderSettings> settings(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(SETTINGS)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.stream()
                        .map(row -> new OrderSettings(
                                Prices.ofCode(row.getInteger("prices")), Customers.ofCode(row.getInteger("customers"))))
                        .findFirst()
                        .orElse(OrderSettings.DEFAULT));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, OrderSettings settings, String who) {
        return sql(tx).preparedQuery(CHOOSE)
                .execute(Tuple.of(
                        shop.value(),
                        settings.prices().code(),
                        settings.customers().code(),
                        who))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Kept>> kept(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(KEPT)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> {
                    Map<String, Kept> kept = new HashMap<>();
                    rows.forEach(row -> kept.put(
                            row.getString("external_id"),
                            new Kept(
                                    row.getBoolean("ships"),
                                    Optional.ofNullable(row.getUUID("bill")),
                                    Optional.ofNullable(row.getString("said")))));
                    return kept;
                });
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, OrderId order, String document, boolean ships) {
        return sql(tx).preparedQuery(PREPARE)
                .execute(Tuple.of(shop.value(), document, order.value(), ships))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> billed(Tx tx, ShopId shop, String document, UUID bill, List<String> said) {
        return sql(tx).preparedQuery(BILLED)
                .execute(Tuple.of(shop.value(), document, bill, said.isEmpty() ? null : String.join(" ", said)))
                .replaceWithVoid();
    }
}
