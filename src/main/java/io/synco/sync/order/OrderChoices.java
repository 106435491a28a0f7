package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort.DocumentKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** order_choice: how a person wants orders handled that are open at go-live, that a rule keeps off Odoo, or that they name. */
public interface OrderChoices {
    int OPEN_AT_GO_LIVE = 1;
    int KEPT_OFF = 2;
    int ONE_ORDER = 3;
    int DOCUMENT_KIND = 4;

    /**
     * The shop's choices.
     *
     * @param openAtGoLive of orders that are open when the shop goes live
     * @param keptOff of orders that the rule "order placed" keeps off Odoo at every location of theirs
     */
    record Defaults(OrderMode openAtGoLive, OrderMode keptOff) {
        public static final Defaults NONE = new Defaults(OrderMode.CREATED, OrderMode.ELSEWHERE);
    }

    /**
     * A person's choice for one order.
     *
     * @param documents names of its sales orders in Odoo; empty: found by reference
     */
    record Chosen(OrderMode mode, List<String> documents, Instant at) {}

    Uni<Defaults> defaults(Tx tx, ShopId shop);

    Uni<Void> choose(Tx tx, ShopId shop, Defaults defaults, String who);

    /** As what orders are brought to Odoo that SyncO creates there, unless they have a document already. */
    Uni<DocumentKind> documentKind(Tx tx, ShopId shop);

    Uni<Void> choose(Tx tx, ShopId shop, DocumentKind kind, String who);

    Uni<Optional<Chosen>> chosen(Tx tx, ShopId shop, OrderId order);

    /** Of these orders, those that a person chose a mode for. */
    Uni<Map<OrderId, OrderMode>> chosen(Tx tx, ShopId shop, Collection<OrderId> orders);

    /** The order's mode where it cannot be changed any more: SyncO has made a document for it, or it does not count. */
    Uni<Optional<OrderMode>> bound(Tx tx, ShopId shop, OrderId order);

    Uni<Void> choose(Tx tx, ShopId shop, OrderId order, OrderMode mode, List<String> documents, String who);
}
