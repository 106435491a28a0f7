package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgOrderChoices implements OrderChoices {
    private static final String DEFAULTS =
            "select scope, mode from order_choice where shop_id = $1 and scope in (1, 2) and order_id = 0";

    // In place of a mode it says a kind's code.
    private static final String KIND =
            "select mode from order_choice where shop_id = $1 and scope = 4 and order_id = 0";

    private static final String CHOSEN =
            "select mode, documents, at from order_choice where shop_id = $1 and scope = 3 and order_id = $2";

    private static final String CHOSEN_OF =
            "select order_id, mode from order_choice where shop_id = $1 and scope = 3 and order_id = any($2)";

    private static final String BOUND = "select o.mode from sf_order o where o.shop_id = $1 and o.order_id = $2"
            + " and (o.mode = 4 or exists (select from document d where d.shop_id = o.shop_id and d.order_id = o.order_id"
            + "   and d.role = 1))";

    private static final String CHOOSE = "insert into order_choice (shop_id, scope, order_id, mode, documents, who)"
            + " values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, scope, order_id) do update set"
            + " mode = excluded.mode, documents = excluded.documents, who = excluded.who, at = excluded.at";

    @Override
    public Uni<Defaults> defaults(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(DEFAULTS).execute(Tuple.of(shop.value())).map(rows -> {
            Map<Integer, OrderMode> modes = new HashMap<>();
            rows.forEach(row -> modes.put(row.getInteger("scope"), OrderMode.ofCode(row.getInteger("mode"))));
            return new Defaults(
                    modes.getOrDefault(OPEN_AT_GO_LIVE, Defaults.NONE.openAtGoLive()),
                    modes.getOrDefault(KEPT_OFF, Defaults.NONE.keptOff()));
        });
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, Defaults defaults, String who) {
        return choose(tx, shop, OPEN_AT_GO_LIVE, 0, defaults.openAtGoLive().code(), List.of(), who)
                .chain(() -> choose(tx, shop, KEPT_OFF, 0, defaults.keptOff().code(), List.of(), who));
    }

    @Override
    public Uni<DocumentKind> documentKind(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(KIND)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.stream()
                        .map(row -> DocumentKind.ofCode(row.getInteger("mode")))
                        .findFirst()
                        .orElse(DocumentKind.SALES_ORDER));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, DocumentKind kind, String who) {
        return choose(tx, shop, DOCUMENT_KIND, 0, kind.code(), List.of(), who);
    }

    @Override
    public Uni<Optional<Chosen>> chosen(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(CHOSEN)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> rows.stream().map(PgOrderChoices::chosen).findFirst());
    }

    @Override
    public Uni<Map<OrderId, OrderMode>> chosen(Tx tx, ShopId shop, Collection<OrderId> orders) {
        return sql(tx).preparedQuery(CHOSEN_OF)
                .execute(Tuple.of(
                        shop.value(), orders.stream().map(OrderId::value).toArray(Long[]::new)))
                .map(rows -> {
                    Map<OrderId, OrderMode> chosen = new HashMap<>();
                    rows.forEach(row ->
                            chosen.put(new OrderId(row.getLong("order_id")), OrderMode.ofCode(row.getInteger("mode"))));
                    return chosen;
                });
    }

    private static Chosen chosen(Row row) {
        return new Chosen(
                OrderMode.ofCode(row.getInteger("mode")),
                List.of(row.getArrayOfStrings("documents")),
                row.getOffsetDateTime("at").toInstant());
    }

    @Override
    public Uni<Optional<OrderMode>> bound(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(BOUND)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> rows.stream()
                        .map(row -> OrderMode.ofCode(row.getInteger("mode")))
                        .findFirst());
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, OrderId order, OrderMode mode, List<String> documents, String who) {
        return choose(tx, shop, ONE_ORDER, order.value(), mode.code(), documents, who);
    }

    private static Uni<Void> choose(
            Tx tx, ShopId shop, int scope, long order, int choice, List<String> documents, String who) {
        return sql(tx).preparedQuery(CHOOSE)
                .execute(Tuple.of(shop.value(), scope, order, choice, documents.toArray(String[]::new), who))
                .replaceWithVoid();
    }
}
