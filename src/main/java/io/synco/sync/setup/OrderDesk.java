package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderChoices;
import io.synco.sync.order.OrderChoices.Defaults;
import io.synco.sync.order.OrderMode;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How orders get to Odoo that SyncO does not simply create there, as a person chooses it: for the shop, and for one order. */
@ApplicationScoped
public class OrderDesk {
    private final Transactions transactions;
    private final OrderChoices choices;
    private final ShopStore shops;
    private final JobStore jobs;
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final Doorbell doorbell;

    OrderDesk(
            Transactions transactions,
            OrderChoices choices,
            ShopStore shops,
            JobStore jobs,
            ShopifyPort shopify,
            OdooPort odoo,
            Doorbell doorbell) {
        this.transactions = transactions;
        this.choices = choices;
        this.shops = shops;
        this.jobs = jobs;
        this.shopify = shopify;
        this.odoo = odoo;
        this.doorbell = doorbell;
    }

    public Uni<Defaults> defaults(ShopId shop) {
        return transactions.unfenced(shop, tx -> choices.defaults(tx, shop));
    }

    /** It holds for orders that are read for the first time from now on. */
    public Uni<Void> choose(ShopId shop, Defaults wanted, String who) {
        return transactions.unfenced(
                shop,
                tx -> choices.defaults(tx, shop)
                        .chain(before -> before.equals(wanted)
                                ? Uni.createFrom().voidItem()
                                : choices.choose(tx, shop, wanted, who)
                                        .chain(() -> shops.audit(
                                                tx,
                                                shop,
                                                who,
                                                "handling of orders chosen",
                                                "shop",
                                                words(before) + " to " + words(wanted)))));
    }

    /**
     * The order is read again and taken into the books by it.
     *
     * @param documents names of its sales orders in Odoo; empty: found by reference
     * @return how it is handled, where that cannot be changed any more; else empty
     */
    public Uni<Optional<OrderMode>> choose(
            ShopId shop, OrderId order, OrderMode mode, List<String> documents, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> choices.bound(tx, shop, order)
                                .call(bound -> bound.isPresent()
                                        ? Uni.createFrom().voidItem()
                                        : choose(tx, shop, order, mode, documents, who)))
                .call(() -> doorbell.ring(shop));
    }

    private Uni<Void> choose(Tx tx, ShopId shop, OrderId order, OrderMode mode, List<String> documents, String who) {
        return choices.choose(tx, shop, order, mode, documents, who)
                .chain(() -> jobs.closeFlags(tx, shop, JobKind.DOCUMENT_CHOICE, List.of(order.toString())))
                .chain(() -> jobs.ask(tx, shop, JobKind.ORDER, order.toString()))
                .chain(() -> shops.audit(
                        tx,
                        shop,
                        who,
                        "handling of an order chosen",
                        "order " + order,
                        words(mode) + (documents.isEmpty() ? "" : ": " + String.join(", ", documents))));
    }

    /**
     * An order that is open now.
     *
     * @param units still to be fulfilled
     * @param mode how it would be handled
     * @param documents confirmed sales orders in Odoo that name it
     */
    public record OpenOrder(OrderId id, String name, int units, OrderMode mode, List<String> documents) {}

    /** Read from both sides now; nothing is kept. */
    public Uni<Page<OpenOrder>> open(ShopId shop, Optional<String> after) {
        return shopify.ordersOpen(shop, after.orElse(null))
                .chain(page -> page.rows().isEmpty()
                        ? Uni.createFrom().item(new Page<>(List.of(), page.next()))
                        : odoo.ordersReferenced(shop, names(page.rows()))
                                .chain(found -> transactions.unfenced(shop, tx -> open(tx, shop, page, found))));
    }

    private static Set<String> names(List<OrderReading> orders) {
        return orders.stream().map(OrderReading::name).collect(Collectors.toSet());
    }

    private Uni<Page<OpenOrder>> open(Tx tx, ShopId shop, Page<OrderReading> page, List<Referenced> found) {
        return choices.defaults(tx, shop)
                .chain(defaults -> choices.chosen(
                                tx,
                                shop,
                                page.rows().stream().map(OrderReading::id).toList())
                        .map(chosen -> new Page<>(
                                page.rows().stream()
                                        .map(order -> new OpenOrder(
                                                order.id(),
                                                order.name(),
                                                order.open().stream()
                                                        .mapToInt(ShopifyPort.OpenLine::remaining)
                                                        .sum(),
                                                chosen.getOrDefault(order.id(), defaults.openAtGoLive()),
                                                named(order, found)))
                                        .toList(),
                                page.next())));
    }

    private static List<String> named(OrderReading order, List<Referenced> found) {
        return found.stream()
                .filter(document ->
                        document.confirmed() && document.references().contains(order.name()))
                .map(Referenced::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String words(Defaults defaults) {
        return "open at go-live " + words(defaults.openAtGoLive()) + ", kept off by rule " + words(defaults.keptOff());
    }

    private static String words(OrderMode mode) {
        return mode == OrderMode.ELSEWHERE ? "handled elsewhere" : mode.name().toLowerCase(Locale.ROOT);
    }
}
