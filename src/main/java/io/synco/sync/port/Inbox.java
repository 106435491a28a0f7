package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;

/** Where hints from outside become durable: stored and committed before the sender is answered, worked on later. */
public interface Inbox {
    /** True if this hint is new; a repeated one stores nothing. Rings the doorbell by itself, after the commit. */
    Uni<Boolean> accept(ShopId shop, Hint hint);

    /** The shop was installed, or installed again: its webhooks, locations and catalogue are fetched by a job. */
    Uni<Void> installed(ShopId shop);

    /**
     * What a webhook may say: that something changed, never what it is now.
     *
     * @param id the sender's id of this delivery
     */
    record Hint(String topic, String id, About about) {}

    sealed interface About {
        record Order(OrderId order) implements About {}

        record Level(LevelId level) implements About {}

        record Locations() implements About {}

        record Uninstalled() implements About {}
    }
}
