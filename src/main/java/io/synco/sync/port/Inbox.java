package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import java.util.List;

/** Where hints from outside become durable: stored and committed before the sender is answered, worked on later. */
public interface Inbox {
    /** True if this hint is new; a repeated one stores nothing. Rings the doorbell by itself, after the commit. */
    Uni<Boolean> accept(ShopId shop, Hint hint);

    /**
     * The shop was installed, or installed again, and its tokens are stored: from here on it is connected, what waited goes on, and its
     * webhooks, locations and standing are fetched by jobs. All of it or nothing.
     *
     * @param scopes what the merchant has agreed to
     * @param note what is still to be done by a person; empty for nothing
     */
    Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note);

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

        /** @param product Shopify's */
        record Product(long product) implements About {}

        /** Named without its product. */
        record Item(ItemId item) implements About {}

        record Uninstalled() implements About {}

        /** Named by one of an order's parts. */
        record FulfilmentOrder(FulfilmentOrderId fulfilmentOrder) implements About {}

        /** What the merchant has agreed to or pays for. */
        record Standing() implements About {}
    }
}
