package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.RemoteException;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.Locations;
import io.synco.mapping.Locations.Both;
import io.synco.mapping.ShopLocation;
import io.synco.mapping.StockLocation;
import io.synco.sync.setup.ShopSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/locations")
@Tag(name = "Setup")
public class LocationsResource {
    private final Visit visit;
    private final Locations locations;
    private final ShopSetup setup;

    LocationsResource(Visit visit, Locations locations, ShopSetup setup) {
        this.visit = visit;
        this.locations = locations;
        this.setup = setup;
    }

    @Schema(name = "Locations")
    public record Answer(List<Shopify> shopify, List<Odoo> odoo) {
        static Answer of(Both both) {
            return new Answer(
                    both.shopify().stream().map(Shopify::of).toList(),
                    both.odoo().stream().map(Odoo::of).toList());
        }
    }

    @Schema(name = "ShopifyLocation")
    public record Shopify(
            long id,
            String name,
            boolean active,

            @Schema(description = "Shopify may assign the online store's orders to it")
            boolean fulfillsOnline) {
        static Shopify of(ShopLocation location) {
            return new Shopify(location.id().value(), location.name(), location.active(), location.fulfillsOnline());
        }
    }

    @Schema(name = "OdooLocation")
    public record Odoo(
            long id,

            @Schema(description = "With the locations that it lies in", examples = "WH/Stock")
            String name,

            @Schema(description = "Odoo's location type; internal can be mapped")
            String usage,

            Optional<Long> warehouseId,
            String warehouse,

            @Schema(description = "Input, Quality Control, Packing or Output of its warehouse: goods pass it")
            boolean step) {
        static Odoo of(StockLocation location) {
            return new Odoo(
                    location.id().value(),
                    location.name(),
                    location.usage(),
                    location.warehouse().map(WarehouseId::value),
                    location.warehouseName(),
                    location.step());
        }
    }

    @GET
    @Operation(
            summary = "Both sides' locations, as last read",
            description = "A side that was never read is read now. Map Odoo locations of usage internal.")
    @APIResponse(responseCode = "200", description = "Both lists")
    @APIResponse(responseCode = "502", description = "The side that is read now is in the way; error and hint say how")
    public Uni<Answer> list() {
        ShopId shop = visit.caller().shop();
        return locations
                .list(shop)
                .chain(both -> complete(both) ? Uni.createFrom().item(both) : fetch(shop, both))
                .map(Answer::of);
    }

    private Uni<Both> fetch(ShopId shop, Both both) {
        return fetch(both.shopify(), Side.SHOPIFY, () -> setup.readShopifyLocations(shop))
                .chain(() -> fetch(both.odoo(), Side.ODOO, () -> setup.readOdooLocations(shop)))
                .chain(() -> locations.list(shop));
    }

    private static Uni<Void> fetch(List<?> mirror, Side side, Supplier<Uni<Void>> read) {
        return mirror.isEmpty()
                ? read.get()
                        .onFailure(RemoteException.class)
                        .transform(
                                failure -> Refusal.remote(RemoteWords.of(side, ((RemoteException) failure).failure())))
                : Uni.createFrom().voidItem();
    }

    private static boolean complete(Both both) {
        return !both.shopify().isEmpty() && !both.odoo().isEmpty();
    }
}
