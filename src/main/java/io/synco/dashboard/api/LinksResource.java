package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.Links;
import io.synco.catalog.MatchReport;
import io.synco.catalog.Recipe;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ProductId;
import io.synco.kernel.RemoteException;
import io.synco.sync.setup.LinkDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/links")
@Tag(name = "Setup")
public class LinksResource {
    private final Visit visit;
    private final Links links;
    private final LinkDesk desk;

    LinksResource(Visit visit, Links links, LinkDesk desk) {
        this.visit = visit;
        this.links = links;
        this.desk = desk;
    }

    @Schema(name = "Link")
    public record Row(
            @Schema(description = "Shopify's inventory item")
            long itemId,

            @Schema(description = "Shopify's variant") long variantId,
            String sku,
            String barcode,
            String title,

            @Schema(enumeration = {"linked", "unmatched", "ambiguous", "untracked"})
            String state,

            @Schema(description = "Why it is not linked; empty for a link")
            String reason,

            @Schema(description = "Odoo's products (product.product) that make it up")
            List<Long> odooProductIds,

            @Schema(
                    description =
                            "Where what it is made of comes from: matched by barcode or SKU, chosen by a person, or a"
                                    + " kit's bill of materials in Odoo; empty unless it is linked",
                    enumeration = {"matched", "chosen", "kit", ""})
            String recipe,

            List<Component> components) {
        static Row of(LinkRow link) {
            return new Row(
                    link.itemId().value(),
                    link.variantId(),
                    link.sku(),
                    link.barcode(),
                    link.title(),
                    link.state().name().toLowerCase(Locale.ROOT),
                    link.reason(),
                    link.products().stream().map(ProductId::value).toList(),
                    link.state() == LinkState.LINKED ? link.source().name().toLowerCase(Locale.ROOT) : "",
                    link.components().stream().map(Component::of).toList());
        }
    }

    @Schema(name = "Component")
    public record Component(
            @Schema(required = true, description = "A product variant (product.product) whose stock Odoo counts")
            Long odooProductId,

            @Schema(required = true, description = "Units in one of the item, exactly: 6, 0.5, or 1/4")
            String units) {
        static Component of(Recipe.Component component) {
            return new Component(
                    component.product().value(), component.perItem().toString());
        }

        Recipe.Component wanted() {
            long product = Input.present("odooProductId", odooProductId);
            return new Recipe.Component(new ProductId(product), Input.units(Input.text("units", units, 30)));
        }
    }

    @GET
    @Operation(summary = "Shopify's items and what they are linked to, in order of itemId")
    public Uni<List<Row>> list(
            @Parameter(
                            description = "The last itemId that you have",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return links.list(visit.caller().shop(), Input.place("after", after, 0), Input.limit(limit))
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    @POST
    @Path("/match")
    @Operation(
            summary = "Read both catalogues and link what matches",
            description =
                    "By barcode, then by SKU; only where it names exactly one on each side. A kit is taken apart into its"
                            + " components. Answers how many items stand in each state; GET /api/v1/links says why.")
    @APIResponse(responseCode = "200", description = "How many items stand in each state now")
    @APIResponse(responseCode = "502", description = "Shopify or Odoo is in the way; error and hint say how")
    public Uni<MatchReport> match() {
        Caller caller = visit.caller();
        return desk.match(caller.shop(), caller.who())
                .onFailure(RemoteException.class)
                .transform(Refusal::ofEitherSide);
    }
}
