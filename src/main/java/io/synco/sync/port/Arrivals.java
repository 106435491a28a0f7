package io.synco.sync.port;

import io.smallrye.mutiny.Uni;

/** What happens when somebody opens the app in their shop. */
public interface Arrivals {
    /**
     * Installs the app where it is not installed, or its access is dead or lacks a permission, and does nothing else. Fails with {@link
     * io.synco.kernel.RemoteException} where Shopify gives no access.
     *
     * @param sessionToken Shopify's, verified, of this shop
     */
    Uni<Void> welcome(String shopDomain, String sessionToken);
}
