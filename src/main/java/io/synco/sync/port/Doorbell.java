package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;

/** Says "shop S has work". Never fails and nobody waits for it: a bell that is lost is rung again by the sweep. */
public interface Doorbell {
    /** Call after the commit of what is to be worked on, never inside its transaction. */
    Uni<Void> ring(ShopId shop);
}
