package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.port.Controls;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/compare")
@Tag(name = "Stock")
public class CompareResource {
    private final Visit visit;
    private final Controls controls;

    CompareResource(Visit visit, Controls controls) {
        this.visit = visit;
        this.controls = controls;
    }

    @Schema(name = "Queued")
    public record Answer(boolean queued) {}

    @POST
    @Operation(summary = "Read all linked levels on both sides afresh, and repair what differs")
    @APIResponse(
            responseCode = "202",
            description = "Queued; watch the jobs",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Answer.class)))
    public Uni<Response> compare() {
        Caller caller = visit.caller();
        return controls.compare(caller.shop(), caller.who())
                .replaceWith(() -> Response.accepted(new Answer(true)).build());
    }
}
