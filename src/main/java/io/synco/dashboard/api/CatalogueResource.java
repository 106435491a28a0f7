package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.read.CatalogueBoard;
import io.synco.sync.read.CatalogueState;
import io.synco.sync.setup.CatalogueDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/catalogue")
@Tag(name = "Setup")
public class CatalogueResource {
    private final Visit visit;
    private final CatalogueBoard board;
    private final CatalogueDesk desk;

    CatalogueResource(Visit visit, CatalogueBoard board, CatalogueDesk desk) {
        this.visit = visit;
        this.board = board;
        this.desk = desk;
    }

    @Schema(name = "Catalogue")
    public record State(
            @Schema(description = "It is being read, or linked")
            boolean reading,

            @Schema(description = "Objects that Shopify has written out so far")
            long shopifyObjects,

            @Schema(description = "Of Shopify's file, 0 to 1, while it is read")
            Optional<Double> readShare,

            @Schema(description = "Variants that are known") long variants,

            @Schema(description = "When all of them were read last")
            Optional<Instant> wholeAt) {
        static State of(CatalogueState state) {
            return new State(state.reading(), state.objects(), state.readShare(), state.variants(), state.wholeAt());
        }
    }

    @GET
    @Operation(summary = "How far reading Shopify's catalogue is")
    public Uni<State> state() {
        return board.state(visit.caller().shop()).map(State::of);
    }

    @POST
    @Path("/import")
    @Operation(
            summary = "Read Shopify's catalogue whole, and link what matches",
            description =
                    "Shopify writes all variants out in one operation, however many there are; what was read is then"
                            + " linked as POST /api/v1/links/match does. GET /api/v1/catalogue tells how far it is.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompareResource.Answer.class)))
    public Uni<Response> read() {
        Caller caller = visit.caller();
        return desk.readAndMatch(caller.shop(), caller.who())
                .replaceWith(() ->
                        Response.accepted(new CompareResource.Answer(true)).build());
    }
}
