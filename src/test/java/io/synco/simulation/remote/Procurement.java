package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a sales order's lines to the moves that deliver them, as on 16 and 17: all steps at once, chained; only the last one, to the
 * customer, names the line, and earlier steps of two lines of one product are one move.
 */
final class Procurement {
    /** One step of a delivery. */
    private record Leg(Place from, Place to, TransferKind kind, boolean last) {}

    private final OdooCore odoo;

    Procurement(OdooCore odoo) {
        this.odoo = odoo;
    }

    /** Brings the moves of a confirmed order's line to its quantity. */
    void launch(SaleLine line) {
        odoo.goods.leaving(line.product).forEach((product, perUnit) -> {
            Quantity change = line.quantity.times(perUnit).minus(procured(line, product));
            if (change.signum() > 0) {
                raise(line, product, change);
            } else if (change.signum() < 0) {
                lower(line, product, change.negated());
            }
        });
    }

    /** Sent or to be sent, less what came back and is refunded. */
    private static Quantity procured(SaleLine line, ProductId product) {
        return sum(line, product, move -> move.state == MoveState.DONE ? move.quantity() : move.demand);
    }

    /** Whole kits, for a kit. */
    Quantity delivered(SaleLine line) {
        return odoo.goods.leaving(line.product).entrySet().stream()
                .map(part -> sum(
                                line,
                                part.getKey(),
                                move -> move.state == MoveState.DONE ? move.quantity() : Quantity.ZERO)
                        .dividedBy(part.getValue()))
                .reduce(Quantity::min)
                .orElse(Quantity.ZERO);
    }

    private static Quantity sum(SaleLine line, ProductId product, Function<StockMove, Quantity> counted) {
        Quantity sum = Quantity.ZERO;
        if (line.order.group == null) {
            return sum;
        }
        for (StockMove move : line.order.group.moves) {
            boolean counts = move.line == line
                    && move.product.equals(product)
                    && move.state != MoveState.CANCEL
                    && (!move.isReturn() || move.refund);
            if (counts) {
                sum = move.reachesCustomer() ? sum.plus(counted.apply(move)) : sum.minus(counted.apply(move));
            }
        }
        return sum;
    }

    private List<Leg> legs(OdooWarehouse warehouse) {
        Place stock = odoo.places.place(warehouse.stock());
        Place packing = odoo.places.place(warehouse.packing());
        Place output = odoo.places.place(warehouse.output());
        Place customers = odoo.places.customers;
        return switch (warehouse.flow().deliverySteps()) {
            case 1 -> List.of(new Leg(stock, customers, TransferKind.OUT, true));
            case 2 ->
                List.of(
                        new Leg(stock, output, TransferKind.PICK, false),
                        new Leg(output, customers, TransferKind.OUT, true));
            default ->
                List.of(
                        new Leg(stock, packing, TransferKind.PICK, false),
                        new Leg(packing, output, TransferKind.PACK, false),
                        new Leg(output, customers, TransferKind.OUT, true));
        };
    }

    private void raise(SaleLine line, ProductId product, Quantity change) {
        List<Leg> legs = legs(line.order.warehouse);
        StockMove later = null;
        for (int i = legs.size() - 1; i >= 0; i--) {
            Leg leg = legs.get(i);
            StockMove move = open(line, product, leg).stream().findFirst().orElseGet(() -> make(line, product, leg));
            odoo.moves.redemand(move, move.demand.plus(change));
            if (later != null) {
                move.precede(later);
            }
            later = move;
        }
        // The first step reserves; the others wait for it, or take what stands before them already.
        legs.forEach(leg -> open(line, product, leg).forEach(odoo.moves::confirm));
    }

    private List<StockMove> open(SaleLine line, ProductId product, Leg leg) {
        if (line.order.group == null) {
            return List.of();
        }
        return line.order.group.moves.stream()
                .filter(move -> !move.isOver() && !move.isReturn() && move.product.equals(product))
                .filter(move -> move.picking.kind == leg.kind() && move.from.equals(leg.from()))
                .filter(move ->
                        leg.last() ? move.line == line : kit(line, product).equals(Optional.ofNullable(move.kit)))
                .toList();
    }

    private static Optional<ProductId> kit(SaleLine line, ProductId product) {
        return line.product.equals(product) ? Optional.empty() : Optional.of(line.product);
    }

    private StockMove make(SaleLine line, ProductId product, Leg leg) {
        StockMove move = odoo.moves.make(product, leg.from(), leg.to(), picking(line.order, leg.kind()));
        move.line = leg.last() ? line : null;
        move.madeFor = line;
        move.kit = kit(line, product).orElse(null);
        return move;
    }

    private Picking picking(SaleOrder order, TransferKind kind) {
        ProcurementGroup group = odoo.sales.groupOf(order);
        return group.pickings.stream()
                .filter(picking -> picking.kind == kind && picking.isOpen())
                .findFirst()
                .orElseGet(() -> odoo.pickings.make(kind, order.warehouse, group));
    }

    /** The last step first, so that what it frees can be given back; what was picked already is to be carried back. */
    private void lower(SaleLine line, ProductId product, Quantity change) {
        List<Leg> legs = legs(line.order.warehouse);
        for (int i = legs.size() - 1; i >= 0; i--) {
            Quantity left = change;
            for (StockMove move : open(line, product, legs.get(i))) {
                Quantity less = left.min(move.demand);
                left = left.minus(less);
                reduce(move, less);
            }
            if (left.signum() > 0 && !legs.get(i).last()) {
                giveBack(line, product, legs.get(i), left);
            }
        }
    }

    private void reduce(StockMove move, Quantity less) {
        odoo.moves.redemand(move, move.demand.minus(less));
        if (move.demand.signum() == 0) {
            odoo.moves.cancel(move);
        } else {
            odoo.moves.reserveByItself(move);
        }
    }

    private void giveBack(SaleLine line, ProductId product, Leg leg, Quantity units) {
        Picking picking = odoo.pickings.make(TransferKind.INT, line.order.warehouse, line.order.group);
        StockMove back = odoo.moves.make(product, leg.to(), leg.from(), picking);
        back.demand = units;
        back.madeFor = line;
        odoo.moves.confirm(back);
    }
}
