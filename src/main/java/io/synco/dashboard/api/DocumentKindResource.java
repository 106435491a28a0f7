package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.setup.DocumentDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/orders/document-kind")
@Tag(name = "Orders")
public class DocumentKindResource {
    private static final int WORD_LENGTH_MAX = 40;

    private final Visit visit;
    private final DocumentDesk desk;

    DocumentKindResource(Visit visit, DocumentDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @Schema(name = "DocumentKind")
    public record Body(
            @Schema(
                    required = true,
                    enumeration = {"sales_order", "transfer"},
                    description =
                            "A sales order, or a delivery transfer straight from the warehouse's stock to the customer")
            String kind) {
        static Body of(DocumentKind kind) {
            return new Body(ChoiceWords.of(kind));
        }
    }

    @GET
    @Operation(summary = "As what SyncO brings orders to Odoo")
    public Uni<Body> get() {
        return desk.kind(visit.caller().shop()).map(Body::of);
    }

    @PUT
    @Operation(
            summary = "Choose as what SyncO brings orders to Odoo",
            description =
                    "It holds for documents that are begun from now on: an order that has a sales order keeps it. A transfer goes"
                            + " straight from stock to the customer, also in a warehouse that picks or packs its sales orders first.")
    @APIResponse(responseCode = "200", description = "It holds now")
    public Uni<Body> put(Body body) {
        Caller caller = visit.caller();
        DocumentKind wanted =
                kind(Input.text("kind", Input.present("The body", body).kind(), WORD_LENGTH_MAX));
        return desk.choose(caller.shop(), wanted, caller.who()).replaceWith(() -> Body.of(wanted));
    }

    private static DocumentKind kind(String word) {
        return ChoiceWords.read(DocumentKind.class, word)
                .orElseThrow(() -> Refusal.badInput(
                        "No document in Odoo is a \"" + word + "\".", "Send sales_order or transfer as kind."));
    }
}
