package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteFailure.Consequence;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.order.BillStore.Kept;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.order.OrderSettings.Customers;
import io.synco.sync.order.OrderSettings.Prices;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order's documents are to cost and whose they are, by the shop's settings; and what Odoo has of it. */
@ApplicationScoped
class Billing {
    private final BillStore store;
    private final ShopifyPort shopify;

    Billing(BillStore store, ShopifyPort shopify) {
        this.store = store;
        this.shopify = shopify;
    }

    /** Everything that bills are made of. A delivery transfer costs nothing and is nobody's. */
    record Books(OrderSettings settings, Map<String, Kept> kept, OrderReading order) {
        Billed of(List<Wanted> all) {
            boolean wants = settings.prices() == Prices.SHOPIFY;
            List<Wanted> sold = all.stream().filter(Billing::isSold).toList();
            return new Billed(
                    this,
                    order.money().isPresent() && (wants || !kept.isEmpty())
                            ? Bills.of(order.money().get(), sold, kept, wants)
                            : Map.of());
        }
    }

    /** @param bills by external id of the document; those without one cost what Odoo says */
    record Billed(Books books, Map<String, Bill> bills) {
        Optional<Bill> of(Wanted wanted) {
            return Optional.ofNullable(bills.get(wanted.externalId()));
        }

        /** Odoo has another bill, or none that agrees: what kept it from that may be put right by now. */
        boolean isDue(Wanted wanted) {
            Kept has = books.kept().get(wanted.externalId());
            return !wanted.wantsNothing()
                    && of(wanted)
                            .filter(bill -> has == null
                                    || has.said().isPresent()
                                    || !has.bill().equals(Optional.of(bill.digest())))
                            .isPresent();
        }
    }

    /** @param problem a sentence, where the buyer cannot be told */
    record Asked(Optional<Buyer> buyer, Optional<String> problem) {
        static final Asked NOT = new Asked(Optional.empty(), Optional.empty());
    }

    Uni<Books> books(Tx tx, ShopId shop, OrderReading order) {
        return store.settings(tx, shop)
                .chain(settings -> store.kept(tx, shop, order.id()).map(kept -> new Books(settings, kept, order)));
    }

    Uni<Void> prepare(Tx tx, ShopId shop, Wanted wanted, Billed billed) {
        return billed.of(wanted)
                .map(bill -> store.prepare(tx, shop, wanted.order(), wanted.externalId(), bill.ships()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Void> posted(Tx tx, ShopId shop, Wanted wanted, Billed billed, List<String> said) {
        return billed.of(wanted)
                .map(bill -> store.billed(tx, shop, wanted.externalId(), bill.digest(), said))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Read only where the shop chose it, and only for an order that is not in Odoo yet; what forbids it keeps no order from Odoo. */
    Uni<Asked> buyer(Slice slice, Wanted wanted, Billed billed) {
        boolean asks = billed.books().settings().customers() == Customers.BY_EMAIL && isSold(wanted);
        if (!asks || wanted.stands() || wanted.wantsNothing()) {
            return Uni.createFrom().item(Asked.NOT);
        }
        return slice.call(Side.SHOPIFY, () -> shopify.buyer(slice.shop(), wanted.order()))
                .map(buyer -> new Asked(buyer, Optional.empty()))
                .onFailure(Billing::forbids)
                .recoverWithItem(failure -> new Asked(
                        Optional.empty(),
                        Optional.of("Shopify does not tell who bought ("
                                + ((SideFailure) failure).failure().words() + "): the order is the one customer's.")));
    }

    private static boolean isSold(Wanted wanted) {
        return wanted.kind() == DocumentKind.SALES_ORDER;
    }

    private static boolean forbids(Throwable failure) {
        return failure instanceof SideFailure side && side.failure().consequence() == Consequence.FLAG;
    }

    /** A document of which nothing is wanted costs nothing, whatever its order does. */
    static List<String> remarks(SavedOrder saved, Wanted wanted, Billed billed, Asked asked) {
        List<String> all = new ArrayList<>(saved.remarks());
        billed.of(wanted).filter(bill -> !wanted.wantsNothing()).ifPresent(bill -> all.addAll(bill.doubts()));
        asked.problem().ifPresent(all::add);
        return all;
    }
}
