package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.odoo.HeldOrder.Done;
import io.synco.odoo.OrderPricing.Priced;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales orders of ours. Every step first asks Odoo what is there, by external id, and does only what is missing: after a lost answer
 * the same call goes on where the last one stopped. Its quantities are right before its prices are looked at ({@link OrderPricing}).
 */
final class Orders {
    private final Session odoo;
    private final Customer customer;

    Orders(Session odoo, Customer customer) {
        this.odoo = odoo;
        this.customer = customer;
    }

    Uni<SavedOrder> save(SalesOrder order) {
        return ids().of(order).chain(held -> {
            if (held.order().isEmpty() && order.stood()) {
                return Uni.createFrom()
                        .failure(new RemoteException(new NotFound(
                                "The sales order for " + order.name() + " is gone in Odoo: it cannot be changed")));
            }
            if (held.order().isEmpty()) {
                return company(order)
                        .chain(company -> new Orders(odoo.in(company), customer).make(order, held, company));
            }
            return read(order, held)
                    .chain(read -> order.wantsNothing()
                            ? cancel(order, held.order().get(), read)
                            : requantify(order, held.order().get(), read));
        });
    }

    private OrderIds ids() {
        return new OrderIds(odoo);
    }

    private OrderPricing pricing() {
        return new OrderPricing(odoo, ids());
    }

    private Uni<SavedOrder> make(SalesOrder order, HeldOrder before, long company) {
        return customer.of(odoo, company, before.others(), order.buyer())
                .chain(owner -> priceList(order, company)
                        .chain(list -> odoo.load(
                                "sale.order",
                                OrderRows.columns(order, list),
                                OrderRows.of(order, owner.partner(), list, before.others())))
                        .chain(() -> ids().of(order))
                        .chain(held -> OrderState.of(odoo, held.order().orElseThrow())
                                .chain(state -> priced(
                                        order,
                                        held,
                                        state,
                                        owner.remark().stream().toList()))));
    }

    private Uni<Optional<Long>> priceList(SalesOrder order, long company) {
        return order.charges().isPresent()
                ? pricing().priceList(company, order.charges().get())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Long> company(SalesOrder order) {
        return Warehouses.read(odoo, order.warehouse(), List.of("company_id")).map(row -> row.ref("company_id"));
    }

    /** Money first: a confirmed order may be locked. */
    private Uni<SavedOrder> priced(SalesOrder order, HeldOrder held, OrderState state, List<String> remarks) {
        if (order.charges().isEmpty()) {
            return confirmed(order, held, new Priced(state, remarks));
        }
        return pricing()
                .apply(order, held.order().orElseThrow(), held, state)
                .chain(priced -> confirmed(order, held, priced.with(remarks)));
    }

    private Uni<SavedOrder> confirmed(SalesOrder wanted, HeldOrder held, Priced priced) {
        OrderState state = priced.state().orFailIfCancelled();
        if (state.confirmed()) {
            return Uni.createFrom().item(saved(wanted, held, priced));
        }
        long order = held.order().orElseThrow();
        return confirm(order).chain(() -> OrderState.of(odoo, order)).map(after -> {
            if (!after.confirmed()) {
                throw new RemoteException(new Refused("Odoo did not confirm " + after.name()
                        + ", probably because it asks a question: confirm it there"));
            }
            return saved(wanted, held, new Priced(after, priced.remarks()));
        });
    }

    /** An earlier call whose answer was lost may confirm in the meantime; then Odoo refuses, and the status tells the truth. */
    private Uni<Void> confirm(long order) {
        return odoo.write("sale.order", "action_confirm", List.of(List.of(order)), Map.of())
                .replaceWithVoid()
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof Refused)
                .recoverWithUni(refusal -> OrderState.of(odoo, order)
                        .chain(state -> state.confirmed()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(refusal)));
    }

    private static SavedOrder saved(SalesOrder wanted, HeldOrder held, Priced priced) {
        OrderState state = priced.state();
        return new SavedOrder(
                held.order().orElseThrow(),
                state.name(),
                state.group(),
                state.confirmed(),
                held.lines(),
                held.delivered(wanted),
                priced.remarks());
    }

    private Uni<SavedOrder> cancel(SalesOrder wanted, long order, HeldOrder held) {
        return OrderState.of(odoo, order)
                .chain(state -> state.cancelled()
                        ? Uni.createFrom().item(saved(wanted, held, new Priced(state, List.of())))
                        : odoo.write(
                                        "sale.order",
                                        "action_cancel",
                                        List.of(List.of(order)),
                                        Map.of("context", Map.of("disable_cancel_warning", true)))
                                .chain(() -> OrderState.of(odoo, order))
                                .map(after -> {
                                    if (!after.cancelled()) {
                                        throw new RemoteException(new Refused("Odoo did not cancel " + after.name()
                                                + ", because it asks a question: do it there"));
                                    }
                                    return saved(wanted, held, new Priced(after, List.of()));
                                }));
    }

    private Uni<HeldOrder> read(SalesOrder order, HeldOrder held) {
        List<Long> lines = held.lineIds(order);
        return lines.isEmpty()
                ? Uni.createFrom().item(held)
                : odoo.read(
                                "sale.order.line",
                                "read",
                                List.of(lines, List.of("product_uom_qty", "qty_delivered")),
                                Map.of())
                        .map(Row::list)
                        .map(held::with);
    }

    /** Only lines that differ are written: Odoo takes the price list's price again with each written quantity. */
    private Uni<SavedOrder> requantify(SalesOrder order, long id, HeldOrder held) {
        return OrderState.of(odoo, id).map(OrderState::orFailIfCancelled).chain(state -> {
            Orders there = new Orders(odoo.in(state.company()), customer);
            List<Object> commands = commands(order, held);
            List<SalesOrderLine> missing = held.missing(order);
            return there.write(id, commands)
                    .chain(() -> there.completed(order, held, missing))
                    .chain(now -> commands.isEmpty() && missing.isEmpty()
                            ? there.priced(order, now, state, List.of())
                            : OrderState.of(there.odoo, id).chain(after -> there.priced(order, now, after, List.of())));
        });
    }

    private Uni<HeldOrder> completed(SalesOrder order, HeldOrder held, List<SalesOrderLine> missing) {
        return missing.isEmpty()
                ? Uni.createFrom().item(held)
                : odoo.load("sale.order", OrderRows.LINE_COLUMNS, OrderRows.further(order, missing))
                        .chain(() -> ids().of(order))
                        .map(now -> now.done(held.done()));
    }

    private Uni<Void> write(long order, List<Object> commands) {
        return commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : odoo.write("sale.order", "write", List.of(List.of(order), Map.of("order_line", commands)), Map.of())
                        .replaceWithVoid();
    }

    private static List<Object> commands(SalesOrder order, HeldOrder held) {
        List<Object> commands = new ArrayList<>();
        for (SalesOrderLine line : order.lines()) {
            Long id = held.lines().get(line.externalId());
            Done done = held.done().get(id);
            if (done != null && !done.ordered().equals(done.instead(line))) {
                commands.add(List.of(
                        1, id, Map.of("product_uom_qty", done.instead(line).toDecimal())));
            }
        }
        return commands;
    }
}
