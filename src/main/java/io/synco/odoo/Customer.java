package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Consequence;
import io.synco.sync.port.Buyer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whose an order is. The one customer of all our orders is found again by its external id, so a person may rename it.
 *
 * <p>A buyer is the partner that was made for it before, by its external id; else the one of its e-mail address; else one that is made.
 * Of several of one address the oldest is taken that is nobody's contact, else the oldest: always the same one.
 */
record Customer(String name) {
    static final ExternalId ID = new ExternalId(ExternalId.MODULE, "customer");
    private static final String MODEL = "res.partner";
    /** Of one address; more than one is a mistake already. */
    private static final int OF_ONE_ADDRESS_MAX = 50;

    /** @param remark a sentence, where it is not the buyer's */
    record Owner(long partner, Optional<String> remark) {}

    /** @param known by external id, as {@link OrderIds} found them */
    Uni<Owner> of(Session odoo, long company, Map<String, Long> known, Optional<Buyer> buyer) {
        if (buyer.isEmpty()) {
            return named(odoo, known).map(partner -> new Owner(partner, Optional.empty()));
        }
        return buyer(odoo, company, known, buyer.get())
                .map(partner -> new Owner(partner, Optional.empty()))
                .onFailure(Customer::isFinal)
                .recoverWithUni(refused -> named(odoo, known)
                        // Without Odoo's words, which may hold what the customer is called.
                        .map(partner -> new Owner(
                                partner,
                                Optional.of("Odoo did not take its customer, so it is " + name
                                        + "'s: look whether this user may create contacts."))));
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure().consequence() == Consequence.FLAG;
    }

    private Uni<Long> named(Session odoo, Map<String, Long> known) {
        Long partner = known.get(ID.toString());
        return partner != null
                ? Uni.createFrom().item(partner)
                : odoo.load(MODEL, List.of("id", "name"), List.of(List.of(ID.toString(), name)))
                        .map(ids -> ids.get(0));
    }

    private static Uni<Long> buyer(Session odoo, long company, Map<String, Long> known, Buyer buyer) {
        Long partner = known.get(buyer.externalId());
        return partner != null
                ? Uni.createFrom().item(partner)
                : byEmail(odoo, company, buyer)
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(found.get())
                                : odoo.load(
                                                MODEL,
                                                columns(buyer),
                                                List.of(row(ExternalId.of(buyer.externalId()), buyer)))
                                        .map(ids -> ids.get(0)));
    }

    private static List<String> columns(Buyer buyer) {
        return buyer.email().isPresent() ? List.of("id", "name", "email") : List.of("id", "name");
    }

    private static List<String> row(ExternalId id, Buyer buyer) {
        return buyer.email()
                .map(email -> List.of(id.toString(), buyer.name(), email))
                .orElseGet(() -> List.of(id.toString(), buyer.name()));
    }

    private static Uni<Optional<Long>> byEmail(Session odoo, long company, Buyer buyer) {
        if (buyer.email().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return odoo.search(
                        MODEL,
                        all(
                                is("email_normalized", buyer.email().get().toLowerCase(Locale.ROOT)),
                                in("company_id", List.of(false, company))),
                        List.of("parent_id"),
                        Map.of("order", "id", "limit", OF_ONE_ADDRESS_MAX))
                .map(rows -> rows.stream()
                        .min(Comparator.comparing((Row row) -> row.has("parent_id"))
                                .thenComparing(Row::id))
                        .map(Row::id));
    }
}
