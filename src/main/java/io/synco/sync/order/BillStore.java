package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** order_setting and document_bill: what documents are to cost, and which of them already do. */
public interface BillStore {
    /**
     * A document that costs what Shopify says.
     *
     * @param ships it carries the order's shipping
     * @param bill which one Odoo has; empty while no answer has come
     * @param said what could not be brought about
     */
    record Kept(boolean ships, Optional<UUID> bill, Optional<String> said) {}

    Uni<OrderSettings> settings(Tx tx, ShopId shop);

    Uni<Void> choose(Tx tx, ShopId shop, OrderSettings settings, String who);

    /** By external id of the document. */
    Uni<Map<String, Kept>> kept(Tx tx, ShopId shop, OrderId order);

    /** Before anything is sent: from now on the document is billed, and which bill Odoo has is open. */
    Uni<Void> prepare(Tx tx, ShopId shop, OrderId order, String document, boolean ships);

    Uni<Void> billed(Tx tx, ShopId shop, String document, UUID bill, List<String> said);
}
