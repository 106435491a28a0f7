package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.Mappings;
import io.synco.mapping.Wanted;
import io.synco.sync.setup.ShopSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/mapping")
@Tag(name = "Setup")
public class MappingResource {
    private final Visit visit;
    private final Mappings mappings;
    private final ShopSetup setup;

    MappingResource(Visit visit, Mappings mappings, ShopSetup setup) {
        this.visit = visit;
        this.mappings = mappings;
        this.setup = setup;
    }

    @Schema(name = "MappingLine", description = "What is sold at a Shopify location lies at an Odoo location")
    public record Line(
            @Schema(required = true) Long shopifyLocationId,

            @Schema(required = true, description = "With all internal locations inside it")
            Long odooLocationId,

            @Schema(
                    required = true,
                    description = "The warehouse that the Odoo location belongs to; it gets the orders")
            Long warehouseId,

            @Schema(description = "Units kept back from sale there", minimum = "0", defaultValue = "0")
            Integer buffer) {
        Wanted wanted() {
            return new Wanted(
                    new LocationId(Input.present("shopifyLocationId", shopifyLocationId)),
                    new StockLocationId(Input.present("odooLocationId", odooLocationId)),
                    new WarehouseId(Input.present("warehouseId", warehouseId)),
                    kept());
        }

        private int kept() {
            int units = buffer == null ? 0 : buffer;
            if (units < 0) {
                throw Refusal.badInput("buffer must be 0 or more, not " + units + ".", "Leave it out for 0.");
            }
            return units;
        }

        static Stream<Line> of(LocationMapping mapping) {
            return mapping.sources().stream()
                    .sorted()
                    .flatMap(source -> mapping.outlets().stream()
                            .map(outlet -> new Line(
                                    outlet.location().value(),
                                    source.value(),
                                    mapping.warehouse().value(),
                                    outlet.buffer())));
        }
    }

    @GET
    @Operation(summary = "Which Odoo location stands behind which Shopify location")
    public Uni<List<Line>> list() {
        return mappings.list(visit.caller().shop()).map(MappingResource::lines);
    }

    @PUT
    @Operation(
            summary = "Replace the mapping",
            description =
                    "The list is the whole mapping afterwards: one Odoo location for each Shopify location. Levels of what"
                            + " is newly mapped appear and are reckoned.")
    @APIResponse(responseCode = "200", description = "The mapping as it stands now")
    @APIResponse(
            responseCode = "422",
            description = "Nothing was changed; error and hint say what is wrong with each line")
    public Uni<List<Line>> replace(List<Line> lines) {
        Caller caller = visit.caller();
        if (Input.present("The body", lines).size() > Input.LIMIT_MAX) {
            throw Refusal.badInput("A mapping has at most " + Input.LIMIT_MAX + " lines.", "Leave some locations out.");
        }
        List<Wanted> wanted = lines.stream()
                .map(line -> Input.present("A line", line).wanted())
                .toList();
        return setup.map(caller.shop(), wanted, caller.who()).map(MappingResource::lines);
    }

    private static List<Line> lines(List<LocationMapping> mappings) {
        return mappings.stream().flatMap(Line::of).toList();
    }
}
