package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.setup.Buffers;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/links/{id}/buffer")
@Tag(name = "Setup")
public class ItemBufferResource {
    private final Visit visit;
    private final Buffers buffers;

    ItemBufferResource(Visit visit, Buffers buffers) {
        this.visit = visit;
        this.buffers = buffers;
    }

    @Schema(name = "ItemBuffer")
    public record Body(
            @Schema(
                    description =
                            "Units kept back from sale at each location; null for the location's buffer, or the shop's",
                    minimum = "0",
                    nullable = true)
            Integer buffer) {}

    @PUT
    @Operation(
            summary = "Set an item's buffer, or take it away",
            description = "The most specific buffer applies: the item's, else the mapped location's, else the shop's.")
    @APIResponse(responseCode = "200", description = "It applies now, and the item's levels are reckoned again")
    @APIResponse(responseCode = "404", description = "There is no such item")
    public Uni<Body> set(
            @Parameter(description = "The itemId", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestPath
                    String id,
            Body body) {
        Caller caller = visit.caller();
        Optional<Integer> units =
                Optional.ofNullable(Input.present("The body", body).buffer()).map(Input::buffer);
        return buffers.setItem(caller.shop(), Input.itemId(id), units, caller.who())
                .map(known -> {
                    if (!known) {
                        throw Refusal.notFound(
                                "There is no item " + id + ".", "GET /api/v1/links lists the items with their ids.");
                    }
                    return new Body(units.orElse(null));
                });
    }
}
