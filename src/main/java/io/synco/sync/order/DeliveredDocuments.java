package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the change feed asks about our documents. */
@ApplicationScoped
public class DeliveredDocuments {
    private final DocumentStore documents;

    DeliveredDocuments(DocumentStore documents) {
        this.documents = documents;
    }

    /** Which of these sales orders in Odoo are ours, by external id. */
    public Uni<Map<Long, String>> ours(Tx tx, ShopId shop, List<Long> salesOrders) {
        return documents.ours(tx, shop, salesOrders);
    }

    public Uni<Void> revive(Tx tx, ShopId shop, Collection<String> externalIds) {
        return documents.revive(tx, shop, List.copyOf(externalIds));
    }
}
