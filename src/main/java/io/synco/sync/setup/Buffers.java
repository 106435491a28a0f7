package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.setup.BufferStore.ItemBuffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Units kept back from sale at a level; the most specific buffer applies: the item's, else the location's (set with the mapping), else
 * the shop's. A change is written down with who made it, and what it touches is reckoned again.
 */
@ApplicationScoped
public class Buffers {
    private final Transactions transactions;
    private final BufferStore buffers;
    private final ShopStore shops;
    private final DirtyLevels dirty;
    private final Doorbell doorbell;

    Buffers(Transactions transactions, BufferStore buffers, ShopStore shops, DirtyLevels dirty, Doorbell doorbell) {
        this.transactions = transactions;
        this.buffers = buffers;
        this.shops = shops;
        this.dirty = dirty;
        this.doorbell = doorbell;
    }

    public Uni<Integer> ofShop(ShopId shop) {
        return transactions.unfenced(shop, tx -> buffers.ofShop(tx, shop));
    }

    public Uni<Void> setShop(ShopId shop, int units, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> buffers.ofShop(tx, shop)
                                .chain(before -> before == units
                                        ? Uni.createFrom().voidItem()
                                        : buffers.setShop(tx, shop, units)
                                                .chain(() -> written(tx, shop, who, "shop", before + " to " + units))))
                .call(() -> doorbell.ring(shop));
    }

    /**
     * False, and nothing is changed, where Shopify has no such item.
     *
     * @param units empty: the item has none of its own
     */
    public Uni<Boolean> setItem(ShopId shop, ItemId item, Optional<Integer> units, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> buffers.ofItem(tx, shop, item).chain(before -> {
                            ItemBuffer after = new ItemBuffer(units);
                            return before.isEmpty() || before.get().equals(after)
                                    ? Uni.createFrom().item(before.isPresent())
                                    : buffers.setItem(tx, shop, item, after)
                                            .chain(() -> written(
                                                    tx,
                                                    shop,
                                                    who,
                                                    "item " + item,
                                                    words(before.get()) + " to " + words(after)))
                                            .replaceWith(true);
                        }))
                .call(() -> doorbell.ring(shop));
    }

    private Uni<Void> written(Tx tx, ShopId shop, String who, String subject, String detail) {
        return shops.audit(tx, shop, who, "buffer changed", subject, detail)
                .chain(() -> dirty.push(tx, shop))
                .replaceWithVoid();
    }

    private static String words(ItemBuffer buffer) {
        return buffer.units().map(units -> Integer.toString(units)).orElse("none of its own");
    }
}
