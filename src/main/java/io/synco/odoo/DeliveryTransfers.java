package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.odoo.TransferPlan.Outgoing;
import io.synco.odoo.TransferPlan.Stage;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Delivery transfers that stand for orders: from the warehouse's stock to the customer, one move for each product, tied together by a
 * group that is made first. Every step asks Odoo what is there and does only what is missing, so that after a lost answer the same call
 * goes on where the last one stopped. What was loaded is never loaded again once it stands, for that would undo its reservation or be
 * refused (odoo-moves.md A10); its demand is written instead.
 */
final class DeliveryTransfers {
    private final Session odoo;

    DeliveryTransfers(Session odoo) {
        this.odoo = odoo;
    }

    /** What Odoo holds of a document, by external ids. */
    private record Found(Optional<Long> picking, Optional<Long> group) {}

    /** The document and its moves. */
    private record Held(DocumentRef ref, List<Row> moves, Map<Long, ExternalId> externalIds) {
        List<Outgoing> outgoing(Dialect dialect) {
            return moves.stream()
                    .filter(DeliveryTransfers::leaves)
                    .map(move -> DeliveryTransfers.outgoing(dialect, move))
                    .toList();
        }
    }

    Uni<SavedOrder> save(SalesOrder order) {
        return found(order).chain(found -> {
            if (found.picking().isEmpty() && order.stood()) {
                return Uni.createFrom()
                        .failure(new RemoteException(new NotFound(
                                "The transfer for " + order.name() + " is gone in Odoo: it cannot be changed")));
            }
            return found.picking().isPresent() && found.group().isPresent()
                    ? bring(
                            order,
                            ref(order, found.picking().get(), found.group().get()))
                    : begin(order);
        });
    }

    private static DocumentRef ref(SalesOrder order, long picking, long group) {
        return new DocumentRef(order.externalId(), picking, Optional.of(group), false, DocumentKind.TRANSFER);
    }

    private static ExternalId groupOf(SalesOrder order) {
        ExternalId id = ExternalId.of(order.externalId());
        return new ExternalId(id.module(), id.name() + "_group");
    }

    private Uni<Found> found(SalesOrder order) {
        ExternalId id = ExternalId.of(order.externalId());
        return odoo.search(
                        "ir.model.data",
                        all(
                                is("module", id.module()),
                                in("name", List.of(id.name(), groupOf(order).name())),
                                in(
                                        "model",
                                        List.of("stock.picking", odoo.dialect().groupModel()))),
                        List.of("name", "res_id"),
                        Map.of())
                .map(rows -> new Found(named(rows, id), named(rows, groupOf(order))));
    }

    private static Optional<Long> named(List<Row> rows, ExternalId id) {
        return rows.stream()
                .filter(row -> row.text("name").equals(id.name()))
                .map(row -> row.ref("res_id"))
                .findFirst();
    }

    // ---- made

    private Uni<SavedOrder> begin(SalesOrder order) {
        return odoo.load(
                        odoo.dialect().groupModel(),
                        List.of("id", "name"),
                        List.of(List.of(groupOf(order).toString(), order.name())))
                .chain(groups -> load(order, wanted(order), Optional.empty(), List.of())
                        .chain(pickings -> bring(order, ref(order, pickings.get(0), groups.get(0)))));
    }

    private record Place(long company, long type, long stock) {}

    private Uni<Place> place(SalesOrder order) {
        return Warehouses.read(odoo, order.warehouse(), List.of("company_id", "out_type_id", "lot_stock_id"))
                .map(row -> new Place(row.ref("company_id"), row.ref("out_type_id"), row.ref("lot_stock_id")));
    }

    /** @param home the transfer that the moves are put into; without one they make one of their own */
    private Uni<List<Long>> load(
            SalesOrder order, Map<ProductId, Quantity> units, Optional<Long> home, List<ExternalId> taken) {
        return place(order)
                .chain(place -> new Transfers(odoo)
                        .customers(place.company())
                        .chain(customers -> units(units.keySet())
                                .chain(uoms -> load(
                                        odoo.in(place.company()),
                                        new TransferRows(order, place.type(), place.stock(), customers, uoms, taken),
                                        units,
                                        home))));
    }

    private Uni<List<Long>> load(
            Session company, TransferRows rows, Map<ProductId, Quantity> units, Optional<Long> home) {
        return home.map(picking -> company.load(
                        "stock.move", TransferRows.moveColumns(odoo.dialect()), rows.moves(picking, units)))
                .orElseGet(() ->
                        company.load("stock.picking", TransferRows.columns(odoo.dialect()), rows.transfer(units)));
    }

    private Uni<Map<ProductId, Long>> units(Set<ProductId> products) {
        List<Long> ids = products.stream().map(ProductId::value).sorted().toList();
        return odoo.read("product.product", "read", List.of(ids, List.of("uom_id")), Map.of())
                .map(Row::list)
                .map(rows -> {
                    Map<ProductId, Long> units = new LinkedHashMap<>();
                    rows.forEach(row -> units.put(new ProductId(row.id()), row.ref("uom_id")));
                    Set<ProductId> gone = new TreeSet<>(products);
                    gone.removeAll(units.keySet());
                    if (!gone.isEmpty()) {
                        throw new RemoteException(new NotFound(
                                "Odoo's products " + gone + " are gone or hidden from this user: link others"));
                    }
                    return units;
                });
    }

    // ---- brought to what is wanted

    private static Map<ProductId, Quantity> wanted(SalesOrder order) {
        Map<ProductId, Quantity> wanted = new LinkedHashMap<>();
        order.lines().forEach(line -> wanted.merge(line.product(), line.quantity(), Quantity::plus));
        return wanted;
    }

    private Uni<SavedOrder> bring(SalesOrder order, DocumentRef ref) {
        return held(ref).chain(held -> {
            TransferPlan plan = TransferPlan.of(held.outgoing(odoo.dialect()), wanted(order));
            return apply(order, held, plan)
                    .chain(changed -> changed ? held(ref) : Uni.createFrom().item(held))
                    .call(this::reserve)
                    .map(now -> saved(order, now));
        });
    }

    private Uni<Held> held(DocumentRef ref) {
        return TransferMoves.of(odoo, List.of(ref), specification())
                .map(found -> new Held(ref, List.copyOf(found.documents().keySet()), found.externalIds()));
    }

    private Map<String, Object> specification() {
        Map<String, Object> line = new LinkedHashMap<>(odoo.dialect().lineFields());
        line.put("location_id", Places.WITH_USAGE);
        line.put("location_dest_id", Places.WITH_USAGE);
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("state", AS_IS);
        specification.put("product_uom_qty", AS_IS);
        specification.put("origin_returned_move_id", AS_IS);
        specification.put("picking_id", fields(Map.of("name", AS_IS)));
        specification.put("picking_type_id", fields(Map.of("reservation_method", AS_IS)));
        specification.put("move_line_ids", fields(line));
        return specification;
    }

    private static boolean leaves(Row move) {
        return Places.of(move, "location_dest_id").usage() == Usage.CUSTOMER && !move.has("origin_returned_move_id");
    }

    private static Outgoing outgoing(Dialect dialect, Row move) {
        MoveState state = move.one(MoveState.class, "state");
        Stage stage = state.open()
                ? Stage.OPEN
                : switch (state) {
                    case DRAFT -> Stage.DRAFT;
                    case DONE -> Stage.DONE;
                    default -> Stage.CANCELLED;
                };
        return new Outgoing(
                move.id(),
                move.ref("picking_id"),
                new ProductId(move.ref("product_id")),
                stage,
                move.quantity("product_uom_qty"),
                stage == Stage.DONE ? toCustomer(dialect, move) : Quantity.ZERO);
    }

    /** Net, by lines: what came from the customer counts against it. */
    private static Quantity toCustomer(Dialect dialect, Row move) {
        Quantity sum = Quantity.ZERO;
        for (Row line : move.rows("move_line_ids")) {
            boolean from = Places.of(line, "location_id").usage() == Usage.CUSTOMER;
            boolean to = Places.of(line, "location_dest_id").usage() == Usage.CUSTOMER;
            if (from != to) {
                Quantity units = dialect.lineQuantity(line);
                sum = sum.plus(to ? units : units.negated());
            }
        }
        return sum;
    }

    /** @return whether there was anything to do */
    private Uni<Boolean> apply(SalesOrder order, Held held, TransferPlan plan) {
        Set<Long> unconfirmed = new TreeSet<>(plan.unconfirmed());
        boolean changes = !plan.cancelled().isEmpty()
                || !plan.changed().isEmpty()
                || !plan.further().isEmpty()
                || !unconfirmed.isEmpty();
        return act("action_cancel", plan.cancelled())
                .chain(() -> write(plan.changed()))
                .chain(() -> plan.further().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : load(
                                        order,
                                        plan.further(),
                                        plan.home(),
                                        List.copyOf(held.externalIds().values()))
                                .invoke(ids -> unconfirmed.add(plan.home().orElseGet(() -> ids.get(0))))
                                .replaceWithVoid())
                .chain(() -> act("action_confirm", unconfirmed))
                .replaceWith(changes);
    }

    private Uni<Void> act(String method, Set<Long> pickings) {
        return pickings.isEmpty()
                ? Uni.createFrom().voidItem()
                : odoo.write("stock.picking", method, List.of(List.copyOf(pickings)), Map.of())
                        .replaceWithVoid();
    }

    private Uni<Void> write(Map<Long, Quantity> demands) {
        return Multi.createFrom()
                .iterable(demands.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> odoo.write(
                        "stock.move",
                        "write",
                        List.of(
                                List.of(one.getKey()),
                                Map.of("product_uom_qty", one.getValue().toDecimal())),
                        Map.of()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A demand that is written is not reserved by that, and a lower one frees all; what reserves by hand or by date is left alone. */
    private Uni<Void> reserve(Held held) {
        Set<Long> unreserved = new TreeSet<>();
        held.moves().stream()
                .filter(DeliveryTransfers::leaves)
                .filter(move -> move.one(MoveState.class, "state").open()
                        && !move.text("state").equals("assigned"))
                .filter(move -> move.quantity("product_uom_qty").signum() > 0)
                .filter(move -> move.nested("picking_type_id")
                        .filter(type -> type.text("reservation_method").equals("at_confirm"))
                        .isPresent())
                .forEach(move -> unreserved.add(move.ref("picking_id")));
        return act("action_assign", unreserved);
    }

    // ---- told

    private SavedOrder saved(SalesOrder order, Held held) {
        String name = held.moves().stream()
                .flatMap(move -> move.nested("picking_id").stream())
                .filter(picking -> picking.id() == held.ref().odooId())
                .map(picking -> picking.text("name"))
                .findFirst()
                .orElse(order.name());
        boolean stands = held.outgoing(odoo.dialect()).stream().anyMatch(move -> move.stage() != Stage.CANCELLED);
        return new SavedOrder(held.ref().odooId(), name, held.ref().group(), stands, Map.of(), delivered(order, held));
    }

    /** A product's units stand for its lines in their order; what exceeds all stands for the last. */
    private Map<String, Quantity> delivered(SalesOrder order, Held held) {
        Map<ProductId, Quantity> left = new LinkedHashMap<>();
        held.moves().stream()
                .filter(move -> move.one(MoveState.class, "state") == MoveState.DONE)
                .forEach(move -> left.merge(
                        new ProductId(move.ref("product_id")), toCustomer(odoo.dialect(), move), Quantity::plus));
        Map<ProductId, String> last = new LinkedHashMap<>();
        order.lines().forEach(line -> last.put(line.product(), line.externalId()));
        Map<String, Quantity> delivered = new LinkedHashMap<>();
        for (SalesOrderLine line : order.lines()) {
            Quantity all = left.getOrDefault(line.product(), Quantity.ZERO);
            boolean takesTheRest = last.get(line.product()).equals(line.externalId());
            Quantity units = takesTheRest ? all : all.min(line.quantity());
            if (units.signum() > 0) {
                delivered.put(line.externalId(), units);
                left.put(line.product(), all.minus(units));
            }
        }
        return delivered;
    }
}
