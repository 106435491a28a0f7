package io.synco.sync.order;

import io.synco.sync.order.DocumentStore.Sought;
import io.synco.sync.port.OdooPort.Referenced;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pure: which sales orders in Odoo may stand for an order at a mapping. Only confirmed ones, for a quotation has promised nothing; of
 * its mapping's warehouse, unless a person has named it; and none that stands for an order already.
 */
record Candidates(Sought sought, List<Referenced> documents) {
    static final String HINT =
            "Name the sales order that stands for it, choose another way for this order, or correct the"
                    + " reference in Odoo; then retry.";

    static Candidates of(Sought sought, Collection<Referenced> found, Set<Long> taken) {
        return new Candidates(
                sought,
                found.stream()
                        .filter(document -> document.confirmed() && !taken.contains(document.odooId()))
                        .filter(document -> sought.named().isEmpty()
                                ? document.references().contains(sought.orderName())
                                        && document.warehouse().equals(sought.warehouse())
                                : sought.named().contains(document.name()) && fits(document, sought))
                        .distinct()
                        .toList());
    }

    /** Of several named ones each stands for its warehouse's part; a single one is taken at its word. */
    private static boolean fits(Referenced document, Sought sought) {
        return sought.named().size() == 1 || document.warehouse().equals(sought.warehouse());
    }

    boolean decided() {
        return documents.size() == 1;
    }

    /** Several, or none for one that is to be adopted; one that is handled elsewhere may still come. */
    boolean asksAPerson() {
        return documents.size() > 1 || documents.isEmpty() && sought.mode() == OrderMode.ADOPTED;
    }

    String names() {
        return documents.stream().map(Referenced::name).sorted().collect(Collectors.joining(", "));
    }

    /** What was found, for comparison with the next time. */
    String summary() {
        return sought.mapping() + ": " + names();
    }

    String words() {
        return documents.isEmpty()
                ? "No confirmed sales order in Odoo "
                        + (sought.named().isEmpty() ? "names" : "is the one that was named for") + " order "
                        + sought.orderName() + ": until one is found, its units may be kept off sale twice."
                : "Several sales orders in Odoo "
                        + (sought.named().isEmpty() ? "name" : "are those that were named for") + " order "
                        + sought.orderName() + ": " + names() + ".";
    }
}
