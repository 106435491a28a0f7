package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;

/** Where a shop's Odoo that was made to call is heard. */
public interface OdooCalls {
    /**
     * Stock has moved there. That may not be committed yet: it is looked in a moment, and again later unless it was seen. Rings the
     * doorbell by itself.
     *
     * @param keyHash of the address that was called; false, and nothing follows, if it is not the shop's
     */
    Uni<Boolean> heard(ShopId shop, byte[] keyHash);
}
