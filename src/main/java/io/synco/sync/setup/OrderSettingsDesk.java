package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.order.BillStore;
import io.synco.sync.order.OrderSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** What a shop's documents in Odoo cost, and whose they are, as a person chooses it. */
@ApplicationScoped
public class OrderSettingsDesk {
    private final Transactions transactions;
    private final BillStore bills;
    private final ShopStore shops;

    OrderSettingsDesk(Transactions transactions, BillStore bills, ShopStore shops) {
        this.transactions = transactions;
        this.bills = bills;
        this.shops = shops;
    }

    public Uni<OrderSettings> settings(ShopId shop) {
        return transactions.unfenced(shop, tx -> bills.settings(tx, shop));
    }

    /** It holds for documents that are made from now on. */
    public Uni<Void> choose(ShopId shop, OrderSettings wanted, String who) {
        return transactions.unfenced(
                shop,
                tx -> bills.settings(tx, shop)
                        .chain(before -> before.equals(wanted)
                                ? Uni.createFrom().voidItem()
                                : bills.choose(tx, shop, wanted, who)
                                        .chain(() -> shops.audit(
                                                tx,
                                                shop,
                                                who,
                                                "settings of documents chosen",
                                                "shop",
                                                words(before) + " to " + words(wanted)))));
    }

    private static String words(OrderSettings settings) {
        return "prices " + settings.prices().name().toLowerCase(Locale.ROOT) + ", customers "
                + settings.customers().name().toLowerCase(Locale.ROOT);
    }
}
