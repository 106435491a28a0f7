package io.synco.shopify;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Details;
import io.synco.tenant.Shops;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class TenantMerchants implements Merchants {
    private final Shops shops;
    private final Connections connections;

    TenantMerchants(Shops shops, Connections connections) {
        this.shops = shops;
        this.connections = connections;
    }

    @Override
    public Uni<Optional<ShopId>> find(String domain) {
        return shops.find(domain);
    }

    @Override
    public Uni<Optional<String>> domain(ShopId shop) {
        return shops.domain(shop);
    }

    @Override
    public Uni<ShopId> provision(String domain) {
        return shops.provision(domain);
    }

    @Override
    public Uni<Void> connected(ShopId shop, String domain) {
        return connections.connected(shop, Side.SHOPIFY, Details.shopify(domain));
    }

    @Override
    public Uni<Void> paused(ShopId shop, String reason) {
        return connections.paused(shop, Side.SHOPIFY, reason);
    }
}
