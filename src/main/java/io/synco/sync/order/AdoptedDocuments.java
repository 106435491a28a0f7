package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.stock.DocumentTerm;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.order.OrderStanding.Terms;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What follows where an order changes whose document others made: SyncO changes none of its quantities, so a person has to, and is
 * asked until the document holds what the order wants.
 */
final class AdoptedDocuments {
    private final DocumentStore documents;
    private final OrderStanding standing;

    AdoptedDocuments(DocumentStore documents, OrderStanding standing) {
        this.documents = documents;
        this.standing = standing;
    }

    Uni<Outcome> follow(Slice slice, Wanted wanted, List<Wanted> all) {
        if (wanted.ref().isEmpty()) {
            return done("Its document in Odoo, which others made, is looked for.");
        }
        return wanted.upToDate()
                ? done("Its document in Odoo, which others made, is as the order is.")
                : standing.read(slice, all).chain(terms -> compare(slice, wanted, terms));
    }

    private Uni<Outcome> compare(Slice slice, Wanted wanted, Terms terms) {
        String apart = wanted.products()
                .filter(product -> !holds(wanted, product, terms)
                        .equals(wanted.promise(product).promised()))
                .map(product -> title(wanted, product) + ": the order wants "
                        + wanted.promise(product).promised() + ", Odoo delivered or holds "
                        + holds(wanted, product, terms))
                .collect(Collectors.joining("; "));
        return apart.isEmpty()
                ? slice.tx(tx -> documents.agreed(tx, slice.shop(), wanted))
                        .chain(() -> done("Its document in Odoo was changed as the order was."))
                : Uni.createFrom()
                        .item(new Outcome.Flag(
                                "Order " + wanted.orderName()
                                        + " has changed, and its sales order in Odoo was made by others, so SyncO does not change it. "
                                        + apart + ".",
                                "Change the sales order in Odoo (" + wanted.orderName() + "), then retry."));
    }

    private static Quantity holds(Wanted wanted, ProductId product, Terms terms) {
        DocumentTerm term = terms.terms().get(product).get(wanted.mapping());
        return term.gone().plus(term.credited()).plus(term.reserved());
    }

    private static String title(Wanted wanted, ProductId product) {
        return wanted.lines().stream()
                .filter(line -> line.product().equals(product))
                .map(DocumentStore.Line::title)
                .findFirst()
                .orElseThrow();
    }

    private static Uni<Outcome> done(String words) {
        return Uni.createFrom().item(new Outcome.Done(words));
    }
}
