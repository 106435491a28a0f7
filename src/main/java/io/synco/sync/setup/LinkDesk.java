package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.LinkStore.Change;
import io.synco.catalog.LinkStore.Told;
import io.synco.catalog.MatchReport;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.life.LinkLimit;
import io.synco.sync.order.OrderIntake;
import io.synco.sync.port.Doorbell;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Links items to what Odoo has, and does what follows from a link. Both catalogues are read before the transaction begins. */
@ApplicationScoped
public class LinkDesk {
    private final RemoteCatalogue catalogue;
    private final ItemStore items;
    private final OrderIntake orders;
    private final LinkLimit limit;
    private final Transactions transactions;
    private final JobStore jobs;
    private final Doorbell doorbell;

    LinkDesk(
            RemoteCatalogue catalogue,
            ItemStore items,
            OrderIntake orders,
            LinkLimit limit,
            Transactions transactions,
            JobStore jobs,
            Doorbell doorbell) {
        this.catalogue = catalogue;
        this.items = items;
        this.orders = orders;
        this.limit = limit;
        this.transactions = transactions;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** Reads both catalogues whole, links what matches, and makes the levels of what is linked. Can be repeated. */
    public Uni<MatchReport> match(ShopId shop, String who) {
        return match(shop, who, tx -> Uni.createFrom().voidItem());
    }

    /** @param first done in the same transaction, before */
    Uni<MatchReport> match(ShopId shop, String who, Function<Tx, Uni<?>> first) {
        return catalogue
                .items(shop)
                .chain(sold -> catalogue.assortment(shop).chain(there -> match(shop, sold, there, who, first)));
    }

    /** Links what matches of a catalogue that was read already. */
    Uni<MatchReport> match(ShopId shop, List<CatalogItem> sold, String who) {
        return catalogue
                .assortment(shop)
                .chain(there ->
                        match(shop, sold, there, who, tx -> Uni.createFrom().voidItem()));
    }

    private Uni<MatchReport> match(
            ShopId shop, List<CatalogItem> sold, Assortment there, String who, Function<Tx, Uni<?>> first) {
        return transactions
                .alone(
                        shop,
                        tx -> first.apply(tx)
                                .chain(() -> items.match(tx, shop, sold, there, who))
                                .chain(matched -> limit.hold(tx, shop, matched.relinked())
                                        .call(() -> planned(tx, shop, matched.relinked()))
                                        .map(held -> matched.report().without(held))))
                .call(() -> doorbell.ring(shop));
    }

    /**
     * In the transaction that linked them: their levels are planned anew, and orders that waited for the link count. Fails with {@link
     * RecipeRefused} where the shop's plan does not allow it.
     */
    Uni<Void> relinked(Tx tx, ShopId shop, Set<ItemId> relinked) {
        return limit.hold(tx, shop, relinked)
                .invoke(held -> {
                    if (held > 0) {
                        throw RecipeRefused.beyondPlan();
                    }
                })
                .chain(() -> planned(tx, shop, relinked));
    }

    /**
     * Shopify told that these items changed, and that these are gone: their links and levels follow. In the caller's transaction;
     * nothing is linked that was not linked before.
     */
    Uni<List<Change>> told(Tx tx, ShopId shop, List<CatalogItem> sold, Set<ItemId> gone) {
        return items.told(tx, shop, sold, gone)
                .call(told -> told.relinked().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : limit.hold(tx, shop, told.relinked()).chain(() -> planned(tx, shop, told.relinked())))
                .map(Told::changes);
    }

    private Uni<Void> planned(Tx tx, ShopId shop, Set<ItemId> relinked) {
        return items.reckon(tx, shop, relinked)
                .chain(() -> orders.countWhatWaited(tx, shop))
                .chain(() -> jobs.ask(tx, shop, JobKind.PUSH, DirtyLevels.PUSH))
                .replaceWithVoid();
    }
}
