package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
    public Uni<Map<Long, String>> ours(SqlConnection connection, ShopId shop, List<Long> salesOrders) {
        return documents.ours(connection, shop, salesOrders);
    }

    public Uni<Void> revive(SqlConnection connection, ShopId shop, Collection<String> externalIds) {
        return documents.revive(connection, shop, List.copyOf(externalIds));
    }
}
