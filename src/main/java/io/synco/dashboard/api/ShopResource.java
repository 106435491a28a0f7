package io.synco.dashboard.api;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visit;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.read.ShopState;
import io.synco.tenant.Connections;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/shop")
@Tag(name = "Shop")
public class ShopResource {
    private final Visit visit;
    private final ShopState state;
    private final Connections connections;

    ShopResource(Visit visit, ShopState state, Connections connections) {
        this.visit = visit;
        this.state = state;
        this.connections = connections;
    }

    @GET
    @Operation(
            summary = "The shop at a glance",
            description = "Both connections, whether it is live, and how many levels and jobs stand how.")
    public Uni<ShopAnswer> shop() {
        ShopId shop = visit.caller().shop();
        return state.now(shop)
                .chain(now -> connections
                        .find(shop, Side.SHOPIFY)
                        .chain(shopify -> connections
                                .find(shop, Side.ODOO)
                                .map(odoo ->
                                        ShopAnswer.of(now, ConnectionAnswer.of(shopify), ConnectionAnswer.of(odoo)))));
    }
}
