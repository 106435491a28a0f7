package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales orders of ours. Every step first asks Odoo what is there, by external id, and does only what is missing: after a lost answer
 * the same call goes on where the last one stopped. Prices are left to Odoo's price list, because the order carries stock, not money.
 */
final class Orders {
    private final Session odoo;
    private final Customer customer;

    Orders(Session odoo, Customer customer) {
        this.odoo = odoo;
        this.customer = customer;
    }

    /** What Odoo holds of an order: ids by external id, as the caller wrote them. */
    private record Held(Optional<Long> order, Map<String, Long> lines, Map<Long, Done> done) {
        Held with(List<Row> rows) {
            Map<Long, Done> read = new LinkedHashMap<>();
            rows.forEach(row ->
                    read.put(row.id(), new Done(row.quantity("product_uom_qty"), row.quantity("qty_delivered"))));
            return new Held(order, lines, read);
        }

        Map<String, Quantity> delivered(SalesOrder wanted) {
            Map<String, Quantity> delivered = new LinkedHashMap<>();
            for (SalesOrderLine line : wanted.lines()) {
                Done one = done.get(lines.get(line.externalId()));
                if (one != null && one.delivered().signum() > 0) {
                    delivered.put(line.externalId(), one.delivered());
                }
            }
            return delivered;
        }

        List<SalesOrderLine> missing(SalesOrder wanted) {
            return wanted.lines().stream()
                    .filter(line -> !lines.containsKey(line.externalId()))
                    .toList();
        }
    }

    private record Done(Quantity ordered, Quantity delivered) {
        /** Odoo refuses less than it has delivered. */
        Quantity instead(SalesOrderLine line) {
            Quantity wanted = line.asked(delivered);
            return wanted.compareTo(ordered) < 0 ? wanted.max(delivered.min(ordered)) : wanted;
        }
    }

    Uni<SavedOrder> save(SalesOrder order) {
        return held(order).chain(held -> {
            if (held.order().isEmpty() && order.stood()) {
                return Uni.createFrom()
                        .failure(new RemoteException(new NotFound(
                                "The sales order for " + order.name() + " is gone in Odoo: it cannot be changed")));
            }
            if (held.order().isEmpty()) {
                return made(order, held)
                        .chain(made -> confirmed(order, made.order().orElseThrow(), made));
            }
            return read(held)
                    .chain(read -> order.wantsNothing()
                            ? cancel(order, held.order().get(), read)
                            : requantify(order, held.order().get(), read));
        });
    }

    private Uni<Held> made(SalesOrder order, Held held) {
        List<SalesOrderLine> missing = held.missing(order);
        if (held.order().isPresent()) {
            return missing.isEmpty()
                    ? Uni.createFrom().item(held)
                    : odoo.load("sale.order", OrderRows.LINE_COLUMNS, OrderRows.further(order, missing))
                            .chain(ids -> held(order));
        }
        return company(order)
                .chain(company -> customer.in(odoo.in(company))
                        .chain(partner -> odoo.in(company)
                                .load("sale.order", OrderRows.columns(order), OrderRows.of(order, partner))))
                .chain(ids -> held(order));
    }

    private Uni<Held> held(SalesOrder order) {
        Map<ExternalId, String> asked = new LinkedHashMap<>();
        asked.put(ExternalId.of(order.externalId()), order.externalId());
        order.lines().forEach(line -> asked.put(ExternalId.of(line.externalId()), line.externalId()));
        return odoo.search(
                        "ir.model.data",
                        all(
                                in(
                                        "module",
                                        asked.keySet().stream()
                                                .map(ExternalId::module)
                                                .distinct()
                                                .toList()),
                                in(
                                        "name",
                                        asked.keySet().stream()
                                                .map(ExternalId::name)
                                                .toList()),
                                in("model", List.of("sale.order", "sale.order.line"))),
                        List.of("module", "name", "model", "res_id"),
                        Map.of())
                .map(rows -> held(order, asked, rows));
    }

    private static Held held(SalesOrder order, Map<ExternalId, String> asked, List<Row> rows) {
        Map<String, Long> ids = new LinkedHashMap<>();
        for (Row row : rows) {
            String external = asked.get(new ExternalId(row.text("module"), row.text("name")));
            if (external != null) {
                ids.put(external, row.ref("res_id"));
            }
        }
        return new Held(Optional.ofNullable(ids.remove(order.externalId())), ids, Map.of());
    }

    /** Asked for even where there is only one: it is also the check that the warehouse is still there. */
    private Uni<Long> company(SalesOrder order) {
        return odoo.byId("stock.warehouse", order.warehouse().value(), List.of("company_id"))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> new RemoteException(new NotFound("Odoo's warehouse " + order.warehouse()
                                + " is gone or hidden from this user: map another"))))
                .map(row -> row.ref("company_id"));
    }

    private record Status(String name, String state, Optional<Long> group) {
        boolean confirmed() {
            return state.equals("sale") || state.equals("done");
        }

        boolean cancelled() {
            return state.equals("cancel");
        }
    }

    private Uni<Status> status(long order) {
        return odoo.byId(
                        "sale.order",
                        order,
                        List.of("name", "state", odoo.dialect().groupOfOrder()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> new RemoteException(
                                new NotFound("Sales order " + order + " is gone in Odoo or hidden from this user"))))
                .map(row -> new Status(
                        row.text("name"), row.text("state"), odoo.dialect().groupOfOrder(row)));
    }

    private Uni<SavedOrder> confirmed(SalesOrder wanted, long order, Held held) {
        return status(order).chain(status -> {
            if (status.confirmed()) {
                return Uni.createFrom().item(saved(wanted, order, status, held));
            }
            if (status.cancelled()) {
                return Uni.createFrom().failure(cancelledByOthers(status));
            }
            return confirm(order).chain(() -> status(order)).map(after -> {
                if (!after.confirmed()) {
                    throw new RemoteException(new Refused("Odoo did not confirm " + after.name()
                            + ", probably because it asks a question: confirm it there"));
                }
                return saved(wanted, order, after, held);
            });
        });
    }

    /** An earlier call whose answer was lost may confirm in the meantime; then Odoo refuses, and the status tells the truth. */
    private Uni<Void> confirm(long order) {
        return odoo.write("sale.order", "action_confirm", List.of(List.of(order)), Map.of())
                .replaceWithVoid()
                .onFailure(e -> e instanceof RemoteException r && r.failure() instanceof Refused)
                .recoverWithUni(refusal -> status(order)
                        .chain(status -> status.confirmed()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(refusal)));
    }

    private static RemoteException cancelledByOthers(Status status) {
        return new RemoteException(new Refused("Sales order " + status.name()
                + " was cancelled in Odoo: set it back to a quotation and confirm it there, or dismiss this"));
    }

    private static SavedOrder saved(SalesOrder wanted, long order, Status status, Held held) {
        return new SavedOrder(
                order, status.name(), status.group(), status.confirmed(), held.lines(), held.delivered(wanted));
    }

    private Uni<SavedOrder> cancel(SalesOrder wanted, long order, Held held) {
        return status(order)
                .chain(status -> status.cancelled()
                        ? Uni.createFrom().item(saved(wanted, order, status, held))
                        : odoo.write(
                                        "sale.order",
                                        "action_cancel",
                                        List.of(List.of(order)),
                                        Map.of("context", Map.of("disable_cancel_warning", true)))
                                .chain(() -> status(order))
                                .map(after -> {
                                    if (!after.cancelled()) {
                                        throw new RemoteException(new Refused("Odoo did not cancel " + after.name()
                                                + ", because it asks a question: do it there"));
                                    }
                                    return saved(wanted, order, after, held);
                                }));
    }

    private Uni<Held> read(Held held) {
        return held.lines().isEmpty()
                ? Uni.createFrom().item(held)
                : odoo.read(
                                "sale.order.line",
                                "read",
                                List.of(
                                        List.copyOf(held.lines().values()),
                                        List.of("product_uom_qty", "qty_delivered")),
                                Map.of())
                        .map(Row::list)
                        .map(held::with);
    }

    /** Only lines that differ are written: Odoo takes the price list's price again with each written quantity. */
    private Uni<SavedOrder> requantify(SalesOrder order, long id, Held held) {
        return status(id)
                .invoke(status -> {
                    if (status.cancelled()) {
                        throw cancelledByOthers(status);
                    }
                })
                .chain(() -> write(id, commands(order, held)))
                .chain(() -> made(order, held))
                .chain(after -> confirmed(order, id, new Held(after.order(), after.lines(), held.done())));
    }

    private Uni<Void> write(long order, List<Object> commands) {
        return commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : odoo.write("sale.order", "write", List.of(List.of(order), Map.of("order_line", commands)), Map.of())
                        .replaceWithVoid();
    }

    private static List<Object> commands(SalesOrder order, Held held) {
        List<Object> commands = new ArrayList<>();
        for (SalesOrderLine line : order.lines()) {
            Long id = held.lines().get(line.externalId());
            Done done = held.done().get(id);
            if (done != null && !done.ordered().equals(done.instead(line))) {
                commands.add(List.of(
                        1,
                        id,
                        Map.of("product_uom_qty", done.instead(line).toDecimal())));
            }
        }
        return commands;
    }
}
