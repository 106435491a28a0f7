package io.synco.sync.push;

import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Buffer;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A target's terms as the ledger keeps them, format 2: a later reader needs nothing else to answer "why was it 7?". */
public final class Terms {
    /** No number of Odoo's. */
    public static final StockLocationId NOT_KEPT = new StockLocationId(0);

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
                .put("bookings", array(terms.bookings(), Terms::booking))
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
                .put("fulfilled", document.fulfilled().toString())
                .put("gone", document.gone().toString())
                .put("credited", document.credited().toString())
                .put("reserved", document.reserved().toString())
                .put("writtenOff", document.writtenOff().toString());
    }

    private static JsonObject exclusion(ProductTerms.Exclusion exclusion) {
        return new JsonObject()
                .put("id", exclusion.id())
                .put("why", exclusion.why())
                .put("units", exclusion.units().toString());
    }

    private static JsonObject booking(ProductTerms.Booking booking) {
        return new JsonObject()
                .put("id", booking.id())
                .put("why", booking.why())
                .put("units", booking.units().toString());
    }

    private static <T> JsonArray array(List<T> rows, Function<T, JsonObject> json) {
        return new JsonArray(rows.stream().map(json).toList());
    }

    /**
     * What was reckoned then, of any format that was ever written. Format 1 kept neither locations nor who reserved: all of it lies at
     * {@link #NOT_KEPT}.
     */
    public static Target read(String json) {
        JsonObject terms = new JsonObject(json);
        return terms.getInteger("format") == 1 ? first(terms) : second(terms);
    }

    private static Target second(JsonObject terms) {
        return new Target(
                rows(terms, "components", Terms::component),
                Optional.ofNullable(terms.getJsonObject("share"))
                        .map(share -> new Share(
                                share.getInteger("part"), share.getInteger("weight"), share.getInteger("weights"))),
                new Buffer(terms.getInteger("buffer"), Buffer.From.valueOf(terms.getString("bufferFrom"))),
                terms.getInteger("open"),
                terms.getInteger("editedDown"));
    }

    private static ComponentTerms component(JsonObject component) {
        return new ComponentTerms(
                quantity(component, "perItem"),
                new ProductTerms(
                        new ProductId(component.getLong("product")),
                        new MappingId(component.getLong("mapping")),
                        rows(component, "shelves", Terms::shelf),
                        rows(component, "claims", Terms::claim),
                        rows(component, "documents", Terms::document),
                        rows(component, "exclusions", Terms::exclusion),
                        // Entries from before there were bookings have none.
                        component.containsKey("bookings") ? rows(component, "bookings", Terms::booking) : List.of()));
    }

    private static ProductTerms.Shelf shelf(JsonObject shelf) {
        return new ProductTerms.Shelf(
                new StockLocationId(shelf.getLong("location")),
                quantity(shelf, "quantity"),
                quantity(shelf, "reserved"));
    }

    private static ProductTerms.Claim claim(JsonObject claim) {
        return new ProductTerms.Claim(
                claim.getString("by"),
                new StockLocationId(claim.getLong("location")),
                quantity(claim, "units"),
                claim.getBoolean("staysInside"));
    }

    private static DocumentTerm document(JsonObject document) {
        return new DocumentTerm(
                document.getString("document"),
                document.getString("order", ""),
                quantity(document, "promised"),
                document.containsKey("fulfilled") ? quantity(document, "fulfilled") : Quantity.ZERO,
                quantity(document, "gone"),
                document.containsKey("credited") ? quantity(document, "credited") : Quantity.ZERO,
                quantity(document, "reserved"),
                document.containsKey("writtenOff") ? quantity(document, "writtenOff") : Quantity.ZERO);
    }

    private static ProductTerms.Exclusion exclusion(JsonObject exclusion) {
        return new ProductTerms.Exclusion(
                exclusion.getLong("id"), exclusion.getString("why"), quantity(exclusion, "units"));
    }

    private static ProductTerms.Booking booking(JsonObject booking) {
        return new ProductTerms.Booking(booking.getString("id"), booking.getString("why"), quantity(booking, "units"));
    }

    private static Target first(JsonObject terms) {
        return new Target(
                rows(terms, "components", Terms::componentOfFirst),
                Optional.empty(),
                new Buffer(terms.getInteger("buffer"), Buffer.From.LOCATION),
                terms.getInteger("open"),
                0);
    }

    private static ComponentTerms componentOfFirst(JsonObject component) {
        Quantity stays = quantity(component, "staysInside");
        return new ComponentTerms(
                quantity(component, "perItem"),
                new ProductTerms(
                        new ProductId(component.getLong("product")),
                        new MappingId(NOT_KEPT.value()),
                        List.of(new ProductTerms.Shelf(
                                NOT_KEPT, quantity(component, "quantity"), quantity(component, "reserved"))),
                        stays.signum() == 0 ? List.of() : List.of(new ProductTerms.Claim("", NOT_KEPT, stays, true)),
                        rows(component, "documents", Terms::document),
                        List.of()));
    }

    private static Quantity quantity(JsonObject json, String field) {
        return Quantity.parse(json.getString(field));
    }

    private static <T> List<T> rows(JsonObject json, String field, Function<JsonObject, T> row) {
        return json.getJsonArray(field).stream()
                .map(each -> row.apply((JsonObject) each))
                .toList();
    }
}
