package io.synco.sync.push;

import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** A target's terms as the ledger keeps them, format 2: a later reader needs nothing else to answer "why was it 7?". */
final class Terms {
    private Terms() {}

    static String json(Target target) {
        JsonObject json = new JsonObject()
                .put("format", 2)
                .put("onHand", target.onHand())
                .put("free", target.free())
                .put("whole", target.whole())
                .put("buffer", target.buffer().units())
                .put("bufferFrom", target.buffer().from().name())
                .put("open", target.open())
                .put("editedDown", target.editedDown())
                .put("limiting", target.limiting().terms().product().value())
                .put("components", array(target.components(), Terms::component));
        target.share()
                .ifPresent(share -> json.put(
                        "share",
                        new JsonObject()
                                .put("part", share.part())
                                .put("weight", share.weight())
                                .put("weights", share.weights())));
        return json.encode();
    }

    private static JsonObject component(ComponentTerms component) {
        ProductTerms terms = component.terms();
        return new JsonObject()
                .put("product", terms.product().value())
                .put("mapping", terms.mapping().value())
                .put("perItem", component.perItem().toString())
                .put("shelves", array(terms.shelves(), Terms::shelf))
                .put("claims", array(terms.claims(), Terms::claim))
                .put("documents", array(terms.documents(), Terms::document))
                .put("exclusions", array(terms.exclusions(), Terms::exclusion))
                .put("free", terms.free().toString());
    }

    private static JsonObject shelf(ProductTerms.Shelf shelf) {
        return new JsonObject()
                .put("location", shelf.location().value())
                .put("quantity", shelf.quantity().toString())
                .put("reserved", shelf.reserved().toString());
    }

    private static JsonObject claim(ProductTerms.Claim claim) {
        return new JsonObject()
                .put("by", claim.by())
                .put("location", claim.at().value())
                .put("units", claim.units().toString())
                .put("staysInside", claim.staysInside());
    }

    private static JsonObject document(DocumentTerm document) {
        return new JsonObject()
                .put("document", document.document())
                .put("order", document.order())
                .put("promised", document.promised().toString())
                .put("gone", document.gone().toString())
                .put("credited", document.credited().toString())
                .put("reserved", document.reserved().toString());
    }

    private static JsonObject exclusion(ProductTerms.Exclusion exclusion) {
        return new JsonObject()
                .put("id", exclusion.id())
                .put("why", exclusion.why())
                .put("units", exclusion.units().toString());
    }

    private static <T> JsonArray array(List<T> rows, Function<T, JsonObject> json) {
        return new JsonArray(rows.stream().map(json).toList());
    }
}
