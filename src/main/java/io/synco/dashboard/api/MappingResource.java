package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingMode;
import io.synco.mapping.Mappings;
import io.synco.mapping.Mappings.Mapped;
import io.synco.mapping.Wanted;
import io.synco.sync.setup.ShopSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    @Schema(name = "WantedMappings")
    public record WantedAll(
            @Schema(required = true, description = "All mappings of the shop")
            List<Entry> mappings) {
        List<Wanted> wanted() {
            List<Entry> all = Input.present("mappings", mappings);
            if (all.size() > Input.LIMIT_MAX) {
                throw Refusal.badInput(
                        "A shop has at most " + Input.LIMIT_MAX + " mappings.", "Leave some locations out.");
            }
            return all.stream()
                    .map(entry -> Input.present("A mapping", entry).wanted())
                    .toList();
        }
    }

    @Schema(name = "Mappings")
    public record Answer(
            List<Entry> mappings,

            @Schema(description = "What works, and may not be what was meant; a sentence each")
            List<String> warnings) {
        static Answer of(Mapped mapped) {
            return new Answer(mapped.mappings().stream().map(Entry::of).toList(), mapped.warnings());
        }
    }

    @Schema(name = "Mapping", description = "What is sold at these Shopify locations lies at these Odoo locations")
    public record Entry(
            @Schema(
                    required = true,
                    enumeration = {"single", "pool", "split"},
                    description =
                            "single: one Shopify location sells the stock. pool: each of several offers all of it."
                                    + " split: each of several offers its share.")
            String mode,

            @Schema(
                    required = true,
                    description = "The warehouse that the first Odoo location belongs to; it gets the orders")
            Long warehouseId,

            @Schema(
                    required = true,
                    description = "With all internal locations inside them; the first is the primary one")
            List<Long> odooLocationIds,

            @Schema(required = true) List<Sells> shopifyLocations) {
        Wanted wanted() {
            return new Wanted(
                    wantedMode(),
                    Input.present("odooLocationIds", odooLocationIds).stream()
                            .map(id -> new StockLocationId(Input.present("An Odoo location's id", id)))
                            .toList(),
                    new WarehouseId(Input.present("warehouseId", warehouseId)),
                    Input.present("shopifyLocations", shopifyLocations).stream()
                            .map(sells ->
                                    Input.present("A Shopify location", sells).outlet())
                            .toList());
        }

        private MappingMode wantedMode() {
            return switch (Input.present("mode", mode)) {
                case "single" -> MappingMode.SINGLE;
                case "pool" -> MappingMode.POOL;
                case "split" -> MappingMode.SPLIT;
                default ->
                    throw Refusal.badInput(
                            "mode must be single, pool or split, not " + mode + ".",
                            "Choose single where one Shopify location sells the stock.");
            };
        }

        static Entry of(LocationMapping mapping) {
            return new Entry(
                    mapping.mode().name().toLowerCase(Locale.ROOT),
                    mapping.warehouse().value(),
                    mapping.sources().stream().map(StockLocationId::value).toList(),
                    mapping.outlets().stream().map(Sells::of).toList());
        }
    }

    @Schema(name = "MappedShopifyLocation")
    public record Sells(
            @Schema(required = true) Long shopifyLocationId,

            @Schema(
                    description = "Its weight beside the others' where the stock is split",
                    minimum = "1",
                    maximum = "1000",
                    defaultValue = "1")
            Integer share,

            @Schema(
                    description = "Units kept back from sale there; null for the shop's buffer",
                    minimum = "0",
                    nullable = true)
            Integer buffer) {
        Outlet outlet() {
            return new Outlet(
                    new LocationId(Input.present("shopifyLocationId", shopifyLocationId)),
                    share == null ? 1 : share,
                    Optional.ofNullable(buffer).map(Input::buffer));
        }

        static Sells of(Outlet outlet) {
            return new Sells(
                    outlet.location().value(), outlet.share(), outlet.buffer().orElse(null));
        }
    }

    @GET
    @Operation(summary = "Which Odoo locations stand behind which Shopify locations")
    public Uni<Answer> list() {
        return mappings.list(visit.caller().shop()).map(Answer::of);
    }

    @PUT
    @Operation(
            summary = "Replace the mapping",
            description =
                    "The list is the whole mapping afterwards. Levels of what is newly mapped appear and are reckoned.")
    @APIResponse(responseCode = "200", description = "The mapping as it stands now, with what to know about it")
    @APIResponse(responseCode = "422", description = "Nothing was changed; error and hint say everything that is wrong")
    public Uni<Answer> replace(WantedAll wanted) {
        Caller caller = visit.caller();
        return setup.map(caller.shop(), Input.present("The body", wanted).wanted(), caller.who())
                .map(Answer::of);
    }
}
