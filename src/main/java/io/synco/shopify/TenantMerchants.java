package io.synco.shopify;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.Connections;
import io.synco.tenant.Connections.Consent;
import io.synco.tenant.Shops;
import io.synco.tenant.Shops.Presence;
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
    public Uni<Optional<Standing>> standing(String domain) {
        return shops.presence(domain)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : connections
                                .consent(found.get().shop())
                                .map(consent -> Optional.of(standing(found.get(), consent))));
    }

    private static Standing standing(Presence presence, Consent consent) {
        return new Standing(presence.shop(), presence.installed() && consent.connected(), consent.scopes());
    }
}
