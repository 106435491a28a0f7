package io.synco.sync.order;

import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.BillStore.Kept;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.Charges;
import io.synco.sync.port.Charges.Amount;
import io.synco.sync.port.Charges.Extra;
import io.synco.sync.port.Charges.Goods;
import io.synco.sync.port.Charges.Rate;
import io.synco.sync.port.OrderMoney;
import io.synco.sync.port.OrderMoney.Shipping;
import io.synco.sync.port.OrderMoney.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each document of an order is to cost: of every line the share of the units that it is for, so that all documents of an order
 * together come to what their units cost on Shopify, to the cent.
 *
 * <p>An item that is several products in Odoo costs what it costs on the line of the first of them; the others cost nothing.
 *
 * <p>Shipping, tips and fees belong to no location: one document carries them all, the first by mapping that wants something, and it
 * goes on carrying them whatever others come. Once it wants nothing any more, so that it is cancelled in Odoo, they go to the next
 * document that wants something; where there is none, the whole order is cancelled, and nobody is to pay them.
 */
final class Bills {
    private static final int UNIT_PRICE_DIGITS = 10;

    private final OrderMoney money;
    private final Map<OrderLineId, OrderMoney.Line> lines;
    private final Shares shares;
    private final BigDecimal others;
    private final List<String> doubts = new ArrayList<>();

    private Bills(OrderMoney money) {
        this.money = money;
        this.lines = money.lines().stream()
                .collect(Collectors.toMap(OrderMoney.Line::line, Function.identity(), (a, b) -> a));
        this.shares = new Shares(Charges.digits(money.currency()));
        this.others = doubted();
    }

    /**
     * @param all the order's documents, by mapping
     * @param kept of those that are billed already
     * @param wants whether a document that is made now is to be billed
     * @return by external id; nothing for documents that cost what Odoo says
     */
    static Map<String, Bill> of(OrderMoney money, List<Wanted> all, Map<String, Kept> kept, boolean wants) {
        List<Wanted> billed = all.stream()
                .filter(wanted -> !wanted.adopted())
                .filter(wanted -> kept.containsKey(wanted.externalId()) || wants && wanted.state() == null)
                .toList();
        Optional<String> ships = ships(billed, kept);
        Bills bills = new Bills(money);
        Map<String, Bill> byDocument = new LinkedHashMap<>();
        for (Wanted wanted : all) {
            List<Goods> goods = bills.goods(wanted);
            if (billed.contains(wanted)) {
                boolean carries = ships.filter(wanted.externalId()::equals).isPresent();
                byDocument.put(wanted.externalId(), bills.bill(wanted, goods, carries));
            }
        }
        return byDocument;
    }

    private static Optional<String> ships(List<Wanted> billed, Map<String, Kept> kept) {
        List<String> standing = billed.stream()
                .filter(wanted -> !wanted.wantsNothing())
                .map(Wanted::externalId)
                .toList();
        return standing.stream()
                .filter(one -> kept.containsKey(one) && kept.get(one).ships())
                .findFirst()
                .or(() -> standing.stream().findFirst());
    }

    private Bill bill(Wanted wanted, List<Goods> goods, boolean ships) {
        List<String> said = new ArrayList<>(doubts);
        wanted.lines().stream()
                .filter(line -> !lines.containsKey(line.line()))
                .map(line -> "Shopify tells no price of " + line.title() + ".")
                .distinct()
                .forEach(said::add);
        List<Extra> extras = ships ? extras() : List.of();
        return new Bill(new Charges(money.currency(), money.taxesIncluded(), goods, extras), ships, List.copyOf(said));
    }

    private record Part(OrderLineId line, LocationId location) {}

    private List<Goods> goods(Wanted wanted) {
        List<Goods> goods = new ArrayList<>();
        Set<Part> priced = new HashSet<>();
        for (Line line : wanted.lines()) {
            OrderMoney.Line price = lines.get(line.line());
            if (price != null) {
                goods.add(priced.add(new Part(line.line(), line.location())) ? priced(line, price) : free(line, price));
            }
        }
        return goods;
    }

    private Goods priced(Line line, OrderMoney.Line price) {
        Quantity items = line.quantity().dividedBy(line.perItem());
        Shares.Slice slice = shares.next(line.line(), items);
        BigDecimal unit = price.unitPrice()
                .multiply(new BigDecimal(line.perItem().den()))
                .divide(new BigDecimal(line.perItem().num()), UNIT_PRICE_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new Goods(
                line.externalId(),
                unit,
                new Amount(
                        slice.of(price.price(), price.quantity()),
                        slice.of(OrderMoney.sum(price.taxes()), price.quantity()),
                        rates(price.taxes())));
    }

    private static Goods free(Line line, OrderMoney.Line price) {
        return new Goods(
                line.externalId(), BigDecimal.ZERO, new Amount(BigDecimal.ZERO, BigDecimal.ZERO, rates(price.taxes())));
    }

    private List<Extra> extras() {
        Map<List<Rate>, List<Shipping>> byRates = money.shipping().stream()
                .filter(one -> one.price().signum() != 0)
                .collect(Collectors.groupingBy(one -> rates(one.taxes()), LinkedHashMap::new, Collectors.toList()));
        List<Extra> extras = new ArrayList<>();
        byRates.forEach((rates, all) -> extras.add(shipping(
                extras.isEmpty() ? Charges.SHIPPING : Charges.SHIPPING + "_" + (extras.size() + 1), rates, all)));
        if (others.signum() != 0) {
            extras.add(
                    new Extra(Charges.OTHERS, "Tips, duties and fees", new Amount(others, BigDecimal.ZERO, List.of())));
        }
        return extras;
    }

    private static Extra shipping(String key, List<Rate> rates, List<Shipping> all) {
        BigDecimal price = all.stream().map(Shipping::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = all.stream().map(one -> OrderMoney.sum(one.taxes())).reduce(BigDecimal.ZERO, BigDecimal::add);
        String name = all.stream()
                .map(Shipping::title)
                .filter(title -> !title.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Extra(key, name.isEmpty() ? "Shipping" : name, new Amount(price, tax, rates));
    }

    /** A tax that came to nothing is none: the customer was exempt, or the price is too low for it. */
    private static List<Rate> rates(List<Tax> taxes) {
        return taxes.stream()
                .filter(tax -> tax.amount().signum() != 0)
                .map(tax -> new Rate(tax.title(), tax.percent()))
                .toList();
    }

    /**
     * Whether what was read makes what Shopify says, and what of it belongs to no line. A tip may be a line as well: then it is not
     * carried twice.
     */
    private BigDecimal doubted() {
        BigDecimal added = money.added();
        if (money.total().isEmpty() || money.total().get().compareTo(added) == 0) {
            return money.others();
        }
        BigDecimal total = money.total().get();
        if (total.compareTo(added.subtract(money.others())) == 0) {
            return BigDecimal.ZERO;
        }
        doubts.add("Shopify says that this order comes to " + total.toPlainString() + " " + money.currency()
                + ", but what SyncO can read of it adds up to " + added.toPlainString() + ".");
        return money.others();
    }
}
