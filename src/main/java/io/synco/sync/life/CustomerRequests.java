package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.life.StayStore.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a customer asks about their data. Nothing about a person is stored: of an order its number, name, lines and places. What could
 * still name somebody are the words in which Shopify or Odoo refused something; they go.
 */
@ApplicationScoped
class CustomerRequests {
    static final String STORED =
            "its number and name, its lines with item, place and amounts, and the names of its documents in Odoo";

    private final StayStore stays;

    CustomerRequests(StayStore stays) {
        this.stays = stays;
    }

    Uni<Outcome> run(Slice slice, long id) {
        return slice.tx(tx -> stays.request(tx, slice.shop(), id)
                .chain(request -> request.map(asked -> carryOut(tx, slice.shop(), asked))
                        .orElseGet(() ->
                                Uni.createFrom().item(new Outcome.Ignored("The request was carried out already.")))));
    }

    private Uni<Outcome> carryOut(Tx tx, ShopId shop, Request request) {
        Uni<String> words = request.erases() ? erase(tx, shop, request) : answer(tx, shop, request);
        return words.map(Outcome.Done::new);
    }

    private Uni<String> erase(Tx tx, ShopId shop, Request request) {
        return stays.forgetWords(tx, shop, request.orders())
                .map(known -> "Of " + request.orders().size() + " orders that were named, " + known
                        + " are known here. Nothing about the customer is stored; what Shopify and Odoo had said about these"
                        + " orders was removed.")
                .call(words -> stays.carriedOut(tx, shop, request.id(), words, List.of()));
    }

    private Uni<String> answer(Tx tx, ShopId shop, Request request) {
        return stays.known(tx, shop, request.orders())
                .chain(known -> stays.carriedOut(tx, shop, request.id(), words(request, known), known)
                        .replaceWith(words(request, known)));
    }

    private static String words(Request request, List<Long> known) {
        return "Of " + request.orders().size() + " orders that were named, " + known.size()
                + " are known here. Stored of each: " + STORED + ". Nothing about the customer is stored.";
    }
}
