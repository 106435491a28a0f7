package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.stock.DocumentTerm;
import io.synco.sync.book.Deliveries;
import io.synco.sync.job.Slice;
import io.synco.sync.order.DocumentStore.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** By the order's documents, as they stand in Odoo. */
@ApplicationScoped
class DeliveredBeyond implements Deliveries {
    private final DocumentStore documents;
    private final OrderStanding standing;

    DeliveredBeyond(DocumentStore documents, OrderStanding standing) {
        this.documents = documents;
        this.standing = standing;
    }

    @Override
    public Uni<Optional<Quantity>> beyond(Slice slice, OrderId order, MappingId mapping, ProductId product) {
        return slice.tx(tx -> documents.wanted(tx, slice.shop(), order))
                .chain(all -> all.stream().allMatch(DeliveredBeyond::stands)
                        ? standing.read(slice, all)
                                .map(terms -> terms.terms()
                                        .getOrDefault(product, Map.of())
                                        .get(mapping))
                                .map(term -> Optional.of(of(term)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** In Odoo as it should be; or it was never made, and is not to be. */
    private static boolean stands(Wanted wanted) {
        return wanted.upToDate() || wanted.state() == null && wanted.wantsNothing();
    }

    private static Quantity of(DocumentTerm term) {
        return term == null ? Quantity.ZERO : term.beyond();
    }
}
