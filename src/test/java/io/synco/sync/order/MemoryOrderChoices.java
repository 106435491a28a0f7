package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.OrderChoiceRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort.DocumentKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** In memory, statement by statement what {@link PgOrderChoices} does. */
public final class MemoryOrderChoices implements OrderChoices {
    @Override
    public Uni<Defaults> defaults(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> new Defaults(
                        mode(rows, OPEN_AT_GO_LIVE).orElse(Defaults.NONE.openAtGoLive()),
                        mode(rows, KEPT_OFF).orElse(Defaults.NONE.keptOff())));
    }

    private static Optional<OrderMode> mode(ShopRows rows, int scope) {
        return rows.orderChoices().find(new OrderChoiceRow.Id(scope, 0)).map(row -> OrderMode.ofCode(row.mode()));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, Defaults defaults, String who) {
        return put(tx, shop, OPEN_AT_GO_LIVE, 0, defaults.openAtGoLive().code(), List.of(), who)
                .chain(() -> put(tx, shop, KEPT_OFF, 0, defaults.keptOff().code(), List.of(), who));
    }

    @Override
    public Uni<DocumentKind> documentKind(Tx tx, ShopId shop) {
        return rows(tx, shop, MemoryOrderChoices::documentKind);
    }

    static DocumentKind documentKind(ShopRows rows) {
        return rows.orderChoices()
                .find(new OrderChoiceRow.Id(DOCUMENT_KIND, 0))
                .map(row -> DocumentKind.ofCode(row.mode()))
                .orElse(DocumentKind.SALES_ORDER);
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, DocumentKind kind, String who) {
        return put(tx, shop, DOCUMENT_KIND, 0, kind.code(), List.of(), who);
    }

    @Override
    public Uni<Optional<Chosen>> chosen(Tx tx, ShopId shop, OrderId order) {
        return rows(
                tx,
                shop,
                rows -> rows.orderChoices()
                        .find(new OrderChoiceRow.Id(ONE_ORDER, order.value()))
                        .map(row -> new Chosen(OrderMode.ofCode(row.mode()), row.documents(), row.at())));
    }

    @Override
    public Uni<Map<OrderId, OrderMode>> chosen(Tx tx, ShopId shop, Collection<OrderId> orders) {
        return rows(
                tx,
                shop,
                rows -> orders.stream()
                        .flatMap(order ->
                                rows.orderChoices().find(new OrderChoiceRow.Id(ONE_ORDER, order.value())).stream())
                        .collect(Collectors.toMap(
                                row -> new OrderId(row.id().order()),
                                row -> OrderMode.ofCode(row.mode()),
                                (a, b) -> a)));
    }

    @Override
    public Uni<Optional<OrderMode>> bound(Tx tx, ShopId shop, OrderId order) {
        return rows(
                tx,
                shop,
                rows -> rows.orders()
                        .find(order)
                        .map(row -> OrderMode.ofCode(row.mode()))
                        .filter(mode -> mode == OrderMode.UNCOUNTED
                                || !rows.documents()
                                        .where(document -> document.order().equals(order) && !document.byOthers())
                                        .isEmpty()));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, OrderId order, OrderMode mode, List<String> documents, String who) {
        return put(tx, shop, ONE_ORDER, order.value(), mode.code(), documents, who);
    }

    private static Uni<Void> put(
            Tx tx, ShopId shop, int scope, long order, int choice, List<String> documents, String who) {
        OrderChoiceRow.Id id = new OrderChoiceRow.Id(scope, order);
        return change(
                tx,
                shop,
                rows -> rows.orderChoices()
                        .put(id, new OrderChoiceRow(id, choice, List.copyOf(documents), who, rows.now())));
    }
}
