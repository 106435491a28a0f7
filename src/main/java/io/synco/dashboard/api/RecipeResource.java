package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ProductId;
import io.synco.kernel.RemoteException;
import io.synco.sync.setup.RecipeSetup;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/links/{id}/recipe")
@Tag(name = "Setup")
public class RecipeResource {
    private static final int COMPONENTS_MAX = 100;

    private final Visit visit;
    private final RecipeSetup setup;

    RecipeResource(Visit visit, RecipeSetup setup) {
        this.visit = visit;
        this.setup = setup;
    }

    @Schema(name = "Recipe", description = "What one unit of an item is made of in Odoo")
    public record Wanted(
            @Schema(required = true, description = "At most " + COMPONENTS_MAX)
            List<LinksResource.Component> components) {
        List<Recipe.Component> checked() {
            List<LinksResource.Component> given = Input.present("components", components);
            if (given.isEmpty() || given.size() > COMPONENTS_MAX) {
                throw Refusal.badInput(
                        "A recipe has 1 to " + COMPONENTS_MAX + " components, not " + given.size() + ".",
                        "DELETE takes a recipe back.");
            }
            Set<ProductId> once = new HashSet<>();
            List<Recipe.Component> wanted = given.stream()
                    .map(component -> Input.present("A component", component).wanted())
                    .toList();
            for (Recipe.Component component : wanted) {
                if (!once.add(component.product())) {
                    throw Refusal.badInput(
                            "Product " + component.product() + " is named twice.",
                            "Add up its units in one component.");
                }
            }
            return wanted;
        }
    }

    @PUT
    @Operation(
            summary = "Say what an item is made of: a pack, a kit, another product",
            description =
                    "It stands whatever barcode and SKU say, until it is taken back. The item's levels are reckoned"
                            + " again; orders that stand keep the recipe that they were taken with.")
    @APIResponse(responseCode = "200", description = "The item's link as it stands now")
    @APIResponse(responseCode = "404", description = "There is no such item")
    @APIResponse(responseCode = "422", description = "Nothing was changed; error and hint say why")
    @APIResponse(responseCode = "502", description = "Odoo is in the way; error and hint say how")
    public Uni<LinksResource.Row> set(@RestPath String id, Wanted recipe) {
        Caller caller = visit.caller();
        List<Recipe.Component> components = Input.present("The body", recipe).checked();
        return setup.set(caller.shop(), Input.itemId(id), components, caller.who())
                .map(LinksResource.Row::of)
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide);
    }

    @DELETE
    @Operation(
            summary = "Take a recipe that was set back: barcode and SKU decide again",
            description = "Both catalogues are read and matched at once, as POST /api/v1/links/match does.")
    @APIResponse(responseCode = "200", description = "The item's link as it stands now")
    @APIResponse(responseCode = "404", description = "There is no such item")
    @APIResponse(responseCode = "502", description = "Shopify or Odoo is in the way; error and hint say how")
    public Uni<LinksResource.Row> takeBack(@RestPath String id) {
        Caller caller = visit.caller();
        return setup.takeBack(caller.shop(), Input.itemId(id), caller.who())
                .map(LinksResource.Row::of)
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide);
    }
}
