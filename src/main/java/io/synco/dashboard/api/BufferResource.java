package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.setup.Buffers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/buffer")
@Tag(name = "Setup")
public class BufferResource {
    private final Visit visit;
    private final Buffers buffers;

    BufferResource(Visit visit, Buffers buffers) {
        this.visit = visit;
        this.buffers = buffers;
    }

    @Schema(name = "ShopBuffer")
    public record Body(
            @Schema(
                    required = true,
                    description = "Units of each item kept back from sale at each location",
                    minimum = "0")
            Integer buffer) {}

    @GET
    @Operation(summary = "The shop's buffer")
    public Uni<Body> get() {
        return buffers.ofShop(visit.caller().shop()).map(Body::new);
    }

    @PUT
    @Operation(
            summary = "Set the shop's buffer",
            description = "It applies where neither the item nor the mapped location has a buffer of its own.")
    @APIResponse(responseCode = "200", description = "It applies now, and what it touches is reckoned again")
    public Uni<Body> set(Body body) {
        Caller caller = visit.caller();
        int units = Input.buffer(
                Input.present("buffer", Input.present("The body", body).buffer()));
        return buffers.setShop(caller.shop(), units, caller.who()).replaceWith(() -> new Body(units));
    }
}
