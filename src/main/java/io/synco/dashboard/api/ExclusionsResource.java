package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.sync.read.ExclusionBoard;
import io.synco.sync.read.ExclusionRow;
import io.synco.sync.setup.RuleDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/exclusions")
@Tag(name = "Stock")
public class ExclusionsResource {
    private final Visit visit;
    private final ExclusionBoard board;
    private final RuleDesk desk;

    ExclusionsResource(Visit visit, ExclusionBoard board, RuleDesk desk) {
        this.visit = visit;
        this.board = board;
        this.desk = desk;
    }

    @Schema(name = "Exclusion")
    public record Row(
            long id,

            @Schema(description = "Odoo's product (product.product)")
            long odooProductId,

            @Schema(description = "What is still withheld, in Odoo units")
            BigDecimal units,

            @Schema(description = "What brought them", examples = "receipt WH/IN/00012")
            String subject,

            @Schema(description = "The rule that decided it, with its version")
            String rule,

            Instant at,

            @Schema(description = "Shopify locations that would sell them")
            List<String> locations,

            @Schema(description = "Shopify items that are made of the product")
            List<String> items) {
        static Row of(ExclusionRow row) {
            return new Row(
                    row.id(),
                    row.product(),
                    row.units(),
                    row.subject(),
                    row.rule(),
                    row.at(),
                    row.locations(),
                    row.items());
        }
    }

    @GET
    @Operation(
            summary = "What a rule withholds from sale, oldest first",
            description = "Units that came in at Odoo by a kind of event that is switched off.")
    public Uni<List<Row>> list(
            @Parameter(
                            description = "The last id that you have",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    String after,
            @Parameter(ref = "limit") @RestQuery String limit) {
        return board.page(visit.caller().shop(), Input.place("after", after, 0), Input.limit(limit))
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    public record Released(long id) {}

    @POST
    @Path("/{id}/release")
    @Operation(summary = "Let withheld units be sold", description = "Their levels are reckoned again at once.")
    @APIResponse(responseCode = "200", description = "They may be sold now")
    @APIResponse(responseCode = "404", description = "Nothing is withheld under this id (any more)")
    public Uni<Released> release(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @RestPath String id) {
        Caller caller = visit.caller();
        long exclusion = Input.exclusionId(id);
        return desk.release(caller.shop(), exclusion, caller.who()).map(released -> {
            if (!released) {
                throw Refusal.notFound(
                        "Nothing is withheld under " + id + " (any more).", "GET /api/v1/exclusions lists what is.");
            }
            return new Released(exclusion);
        });
    }
}
