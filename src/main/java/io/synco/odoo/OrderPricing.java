package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Consequence;
import io.synco.odoo.Pricing.ExtraLine;
import io.synco.odoo.Pricing.Line;
import io.synco.sync.port.Charges;
import io.synco.sync.port.OdooPort.SalesOrder;
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
 * Brings a sales order that stands to its {@link Charges}, before it is confirmed or after: absolute prices, on lines found by external
 * id, so that a repetition does no harm. Then the total is read. What rounding leaves, at most the currency's smallest part for each
 * line, becomes a line of its own without taxes; where the total is wrong by more, or Odoo refuses, that is said, and the goods go on.
 */
final class OrderPricing {
    private static final String MODEL = "sale.order";

    private final Session odoo;
    private final OrderIds ids;

    OrderPricing(Session odoo, OrderIds ids) {
        this.odoo = odoo;
        this.ids = ids;
    }

    /** @param remarks sentences */
    record Priced(OrderState state, List<String> remarks) {
        Priced with(List<String> more) {
            List<String> both = new ArrayList<>(more);
            both.addAll(remarks);
            return new Priced(state, both);
        }
    }

    /**
     * In which price list an order of this currency is made: the first that is of it. None where there is none; then the order is in
     * its company's currency.
     */
    Uni<Optional<Long>> priceList(long company, Charges charges) {
        return odoo.search(
                        "product.pricelist",
                        all(is("currency_id.name", charges.currency()), in("company_id", List.of(false, company))),
                        List.of("name"),
                        Map.of("order", "id", "limit", 1))
                .map(rows -> rows.stream().findFirst().map(Row::id))
                .onFailure(OrderPricing::isFinal)
                .recoverWithItem(Optional.empty());
    }

    Uni<Priced> apply(SalesOrder order, long id, HeldOrder held, OrderState state) {
        Charges charges = order.charges().orElseThrow();
        if (!state.currency().equals(charges.currency())) {
            return Uni.createFrom()
                    .item(new Priced(
                            state,
                            List.of("It is in " + state.currency()
                                    + " and costs what Odoo says, because no price list of" + " its company is in "
                                    + charges.currency() + ": make one for orders to come.")));
        }
        return priced(order, charges, id, held, state)
                .onFailure(OrderPricing::isFinal)
                .recoverWithUni(failure -> OrderState.of(odoo, id)
                        .map(now -> new Priced(
                                now,
                                List.of("Odoo does not take its prices: "
                                        + ((RemoteException) failure).failure().words() + "."))));
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure().consequence() == Consequence.FLAG;
    }

    private Uni<Priced> priced(SalesOrder order, Charges charges, long id, HeldOrder held, OrderState state) {
        return SalesTaxes.of(odoo, state.company(), charges).chain(taxes -> {
            Pricing.Result result = Pricing.of(order, charges, taxes);
            return with(order, held, extras(result.lines()))
                    .chain(all -> write(id, prices(order, charges, all, result.lines()))
                            .chain(() -> OrderState.of(odoo, id))
                            .chain(now -> rounded(
                                    order, charges, id, all, now, result.lines().size())))
                    .map(priced -> priced.with(result.remarks()));
        });
    }

    private static Map<String, ExtraLine> extras(List<Line> lines) {
        Map<String, ExtraLine> extras = new LinkedHashMap<>();
        lines.forEach(line -> line.extra().ifPresent(extra -> extras.put(line.externalId(), extra)));
        return extras;
    }

    /** What the lines cost; those of an earlier bill that are not wanted any more cost nothing, for none can be taken off. */
    private List<Object> prices(SalesOrder order, Charges charges, HeldOrder held, List<Line> lines) {
        List<Object> commands = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Line line : lines) {
            Long id = held.lines().get(line.externalId());
            if (id != null) {
                wanted.add(line.externalId());
                commands.add(price(id, line.unitPrice(), line.taxes()));
            }
        }
        for (String key : Pricing.keys(charges)) {
            String externalId = Pricing.externalId(order.externalId(), key);
            Long id = held.lines().get(externalId);
            if (id != null && !wanted.contains(externalId)) {
                commands.add(price(id, BigDecimal.ZERO, List.of()));
            }
        }
        return commands;
    }

    /** Without a discount of the price list, which Odoo would take off this price too. */
    private List<Object> price(long line, BigDecimal unitPrice, List<Long> taxes) {
        return List.of(
                1,
                line,
                Map.of(
                        "price_unit",
                        unitPrice,
                        "discount",
                        0,
                        odoo.dialect().taxesOfLine(),
                        List.of(List.of(6, 0, taxes))));
    }

    private Uni<Void> write(long order, List<Object> commands) {
        return odoo.write(MODEL, "write", List.of(List.of(order), Map.of("order_line", commands)), Map.of())
                .replaceWithVoid();
    }

    private Uni<Priced> rounded(
            SalesOrder order, Charges charges, long id, HeldOrder held, OrderState state, int lines) {
        BigDecimal left = left(charges, state);
        BigDecimal most = BigDecimal.ONE.movePointLeft(charges.digits()).multiply(BigDecimal.valueOf(lines));
        if (left.signum() == 0 || left.abs().compareTo(most) > 0) {
            return Uni.createFrom().item(ended(charges, state));
        }
        String externalId = Pricing.externalId(order.externalId(), Pricing.ROUNDING);
        return with(order, held, Map.of(externalId, new ExtraLine(Pricing.ROUNDING, "Rounding", false)))
                .chain(all -> write(id, List.of(price(all.lines().get(externalId), left, List.of()))))
                .chain(() -> OrderState.of(odoo, id))
                .map(now -> ended(charges, now));
    }

    private static BigDecimal left(Charges charges, OrderState state) {
        return charges.total().subtract(state.total().setScale(charges.digits(), RoundingMode.HALF_UP));
    }

    private static Priced ended(Charges charges, OrderState state) {
        return new Priced(
                state,
                left(charges, state).signum() == 0
                        ? List.of()
                        : List.of("It comes to " + state.total().toPlainString() + " " + state.currency()
                                + ", but on Shopify to " + charges.total().toPlainString() + "."));
    }

    /** With these lines on it, made where they are missing. */
    private Uni<HeldOrder> with(SalesOrder order, HeldOrder held, Map<String, ExtraLine> extras) {
        Map<String, ExtraLine> missing = extras.entrySet().stream()
                .filter(extra -> !held.lines().containsKey(extra.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        if (missing.isEmpty()) {
            return Uni.createFrom().item(held);
        }
        return products(held, missing)
                .chain(products ->
                        odoo.load(MODEL, OrderRows.EXTRA_COLUMNS, OrderRows.extras(order, missing, products)))
                .chain(() -> ids.of(order))
                .map(now -> now.done(held.done()));
    }

    /** Services of ours, named when they are made; a person may rename them. */
    private Uni<Function<ExtraLine, Long>> products(HeldOrder held, Map<String, ExtraLine> extras) {
        Uni<Map<String, Long>> all = Uni.createFrom().item(new LinkedHashMap<>(held.others()));
        for (ExtraLine extra : extras.values()) {
            String name = OrderIds.product(extra);
            all = all.chain(known -> known.containsKey(name)
                    ? Uni.createFrom().item(known)
                    : made(name, extra).map(id -> {
                        known.put(name, id);
                        return known;
                    }));
        }
        return all.map(known -> extra -> known.get(OrderIds.product(extra)));
    }

    private Uni<Long> made(String externalId, ExtraLine extra) {
        return odoo.load(
                        "product.product",
                        List.of("id", "name", odoo.dialect().kindOfProduct(), "list_price"),
                        List.of(List.of(externalId, extra.shipping() ? "Shipping" : "Discount", "service", "0")))
                .map(made -> made.get(0));
    }
}
