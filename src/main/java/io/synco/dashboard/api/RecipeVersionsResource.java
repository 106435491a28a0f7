package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Links;
import io.synco.catalog.Recipe;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ItemId;
import io.synco.kernel.RemoteException;
import io.synco.sync.setup.RecipeSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/links/{id}/versions")
@Tag(name = "Setup")
public class RecipeVersionsResource {
    private final Visit visit;
    private final Links links;
    private final RecipeSetup setup;

    RecipeVersionsResource(Visit visit, Links links, RecipeSetup setup) {
        this.visit = visit;
        this.links = links;
        this.setup = setup;
    }

    @Schema(name = "RecipeVersion")
    public record Version(
            @Schema(description = "Counts up; the last one is in use where the item is linked")
            int version,

            List<LinksResource.Component> components) {
        static Version of(Recipe recipe) {
            return new Version(
                    recipe.no(),
                    recipe.components().stream()
                            .map(LinksResource.Component::of)
                            .toList());
        }
    }

    @GET
    @Operation(
            summary = "What an item was made of, oldest first",
            description = "Orders keep the version that they were taken with, so none is ever changed or lost.")
    public Uni<List<Version>> list(@RestPath String id) {
        return links.versions(visit.caller().shop(), Input.itemId(id))
                .map(versions -> versions.stream().map(Version::of).toList());
    }

    @POST
    @Path("/undo")
    @Operation(
            summary = "Make an item of what it was made of before",
            description = "The version before the last one becomes a new version, which is in use from now on.")
    @APIResponse(responseCode = "200", description = "The item's link as it stands now")
    @APIResponse(responseCode = "404", description = "There is no such item")
    @APIResponse(responseCode = "409", description = "It was never made of anything else")
    @APIResponse(responseCode = "422", description = "Nothing was changed; error and hint say why")
    @APIResponse(responseCode = "502", description = "Odoo is in the way; error and hint say how")
    public Uni<LinksResource.Row> undo(@RestPath String id) {
        Caller caller = visit.caller();
        ItemId item = Input.itemId(id);
        return links.find(caller.shop(), item)
                .map(link -> link.orElseThrow(() -> Refusal.notFound(
                        "There is no item " + item + " among the links.", "GET /api/v1/links lists them.")))
                .chain(() -> links.versions(caller.shop(), item))
                .map(RecipeVersionsResource::before)
                .chain(recipe -> setup.set(caller.shop(), item, recipe.components(), caller.who()))
                .map(LinksResource.Row::of)
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide);
    }

    private static Recipe before(List<Recipe> versions) {
        if (versions.size() < 2) {
            throw Refusal.conflict(
                    "The item was never made of anything else.", "PUT its recipe to make it of something else.");
        }
        return versions.get(versions.size() - 2);
    }
}
