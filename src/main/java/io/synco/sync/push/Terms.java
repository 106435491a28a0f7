package io.synco.sync.push;

import io.synco.stock.DocumentTerm;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A target's terms as the ledger keeps them, format 1: a later reader needs nothing else to answer "why was it 7?". */
final class Terms {
    private Terms() {}

    static String json(Target target) {
        JsonArray components = new JsonArray();
        for (ComponentTerms component : target.components()) {
            JsonArray documents = new JsonArray();
            for (DocumentTerm document : component.terms().documents()) {
                documents.add(new JsonObject()
                        .put("document", document.document())
                        .put("promised", document.promised().toString())
                        .put("gone", document.gone().toString())
                        .put("reserved", document.reserved().toString()));
            }
            components.add(new JsonObject()
                    .put("product", component.terms().product().value())
                    .put("perItem", component.perItem().toString())
                    .put("quantity", component.terms().quantity().toString())
                    .put("reserved", component.terms().reserved().toString())
                    .put("staysInside", component.terms().staysInside().toString())
                    .put("documents", documents)
                    .put("free", component.terms().free().toString()));
        }
        return new JsonObject()
                .put("format", 1)
                .put("onHand", target.onHand())
                .put("free", target.free())
                .put("buffer", target.buffer())
                .put("open", target.open())
                .put("components", components)
                .encode();
    }
}
