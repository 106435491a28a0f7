package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.OdooPort.DocumentKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the change feed and the planner ask about our documents and their deliveries. */
@ApplicationScoped
public class DeliveredDocuments {
    private final DocumentStore documents;
    private final DeliveryStore deliveries;

    DeliveredDocuments(DocumentStore documents, DeliveryStore deliveries) {
        this.documents = documents;
        this.deliveries = deliveries;
    }

    /**
     * A document that we reckon with.
     *
     * @param mapping whose stock it takes
     * @param told its deliveries are Shopify's to know from us; of one that is handled elsewhere, another connector tells
     */
    public record Ours(String externalId, MappingId mapping, boolean told) {}

    /** Which of these are ours. */
    public Uni<Map<DocumentKey, Ours>> ours(Tx tx, ShopId shop, Collection<DocumentKey> keys) {
        return documents.ours(tx, shop, keys);
    }

    /** What those of these documents are for whose last change Odoo has answered, in Odoo units by product. */
    public Uni<Map<String, Map<ProductId, Quantity>>> asked(Tx tx, ShopId shop, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : documents.asked(tx, shop, List.copyOf(externalIds));
    }

    /** Which of these pickings Shopify counts as fulfilled. */
    public Uni<Set<Long>> told(Tx tx, ShopId shop, Collection<Long> pickings) {
        return pickings.isEmpty() ? Uni.createFrom().item(Set.of()) : deliveries.told(tx, shop, List.copyOf(pickings));
    }

    /** What of these pickings came back before Shopify counted it as fulfilled: it is as if it had never left. */
    public Uni<Map<Long, Map<ProductId, Quantity>>> undone(Tx tx, ShopId shop, Collection<Long> pickings) {
        return pickings.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : deliveries.undone(tx, shop, List.copyOf(pickings));
    }

    /** Something moved for them: their orders count again. */
    public Uni<Void> revive(Tx tx, ShopId shop, Collection<String> externalIds) {
        return documents.revive(tx, shop, List.copyOf(externalIds));
    }
}
