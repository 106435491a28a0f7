package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.order.OrderChoices;
import io.synco.sync.port.OdooPort.DocumentKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** As what the shop's orders stand in Odoo. */
@ApplicationScoped
public class DocumentDesk {
    private final Transactions transactions;
    private final OrderChoices choices;
    private final ShopStore shops;

    DocumentDesk(Transactions transactions, OrderChoices choices, ShopStore shops) {
        this.transactions = transactions;
        this.choices = choices;
        this.shops = shops;
    }

    public Uni<DocumentKind> kind(ShopId shop) {
        return transactions.unfenced(shop, tx -> choices.documentKind(tx, shop));
    }

    /** It holds for documents that are begun from now on; one that was begun stays what it is. */
    public Uni<Void> choose(ShopId shop, DocumentKind wanted, String who) {
        return transactions.unfenced(
                shop,
                tx -> choices.documentKind(tx, shop)
                        .chain(before -> before == wanted
                                ? Uni.createFrom().voidItem()
                                : choices.choose(tx, shop, wanted, who)
                                        .chain(() -> shops.audit(
                                                tx,
                                                shop,
                                                who,
                                                "kind of documents in Odoo chosen",
                                                "shop",
                                                words(before) + " to " + words(wanted)))));
    }

    private static String words(DocumentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
