package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What people do with goods in Odoo's warehouses, whether Odoo thinks them there or not. */
public final class WarehousePeople {
    private final OdooCore odoo;
    private int scraps;

    WarehousePeople(OdooCore odoo) {
        this.odoo = odoo;
    }

    // ---- goods come

    /** The first step of a receipt: into stock, or into Input. @return the transfer */
    public long receives(long units, ProductId product, OdooWarehouse warehouse) {
        return odoo.act(() -> done(expected(units, product, warehouse)));
    }

    /** A receipt that is announced; {@link #validates} finishes its steps, one after the other. @return the first */
    public long expects(long units, ProductId product, OdooWarehouse warehouse) {
        return odoo.act(() -> expected(units, product, warehouse).id);
    }

    private Picking expected(long units, ProductId product, OdooWarehouse warehouse) {
        List<Place> by = new ArrayList<>(List.of(odoo.places.vendors));
        int steps = warehouse.flow().receiptSteps();
        if (steps > 1) {
            by.add(odoo.places.place(warehouse.input()));
        }
        if (steps > 2) {
            by.add(odoo.places.place(warehouse.quality()));
        }
        by.add(odoo.places.place(warehouse.stock()));
        List<TransferKind> kinds = new ArrayList<>(List.of(TransferKind.IN));
        while (kinds.size() < steps) {
            kinds.add(TransferKind.INT);
        }
        return odoo.pickings.route(product, Quantity.of(units), by, kinds, warehouse);
    }

    // ---- goods are counted, scrapped, moved

    /** There are so many here, whatever was thought before; a count that changes nothing is a move of zero. */
    public void counts(long units, ProductId product, StockLocationId at) {
        odoo.act(() -> {
            Place place = odoo.places.place(at);
            odoo.quants.know(product, at);
            Quantity change =
                    Quantity.of(units).minus(odoo.quants.at(product, at).quantity());
            boolean more = change.signum() > 0;
            StockMove move =
                    odoo.moves.make(product, more ? odoo.places.loss : place, more ? place : odoo.places.loss, null);
            move.reference = change.signum() == 0 ? "Product Quantity Confirmed" : "Product Quantity Updated";
            move.inventory = true;
            atOnce(move, more ? change : change.negated());
        });
    }

    public void scraps(long units, ProductId product, StockLocationId at) {
        odoo.act(() -> {
            StockMove move = odoo.moves.make(product, odoo.places.place(at), odoo.places.scrap, null);
            move.reference = "SP/%05d".formatted(++scraps);
            atOnce(move, Quantity.of(units));
        });
    }

    private void atOnce(StockMove move, Quantity units) {
        move.state = MoveState.CONFIRMED;
        if (units.signum() > 0) {
            odoo.reserver.enter(move, units);
        }
        odoo.moves.done(move);
    }

    /** Between any two locations, of one warehouse or two. */
    public void transfers(long units, ProductId product, StockLocationId from, StockLocationId to) {
        odoo.act(() -> {
            Picking transfer = opened(units, product, List.of(from, to));
            odoo.pickings.enter(List.of(transfer), Map.of(product, Quantity.of(units)));
            odoo.pickings.validate(transfer, true);
        });
    }

    /** Planned: what is free at the source is reserved for it. @return the transfer */
    public long opensTransfer(long units, ProductId product, StockLocationId from, StockLocationId to) {
        return odoo.act(() -> opened(units, product, List.of(from, to)).id);
    }

    /** Between two warehouses, by the transit location: two transfers, one after the other. @return the first */
    public long opensResupply(long units, ProductId product, OdooWarehouse from, OdooWarehouse to) {
        return odoo.act(() -> opened(units, product, List.of(from.stock(), odoo.places.transit.id(), to.stock())).id);
    }

    private Picking opened(long units, ProductId product, List<StockLocationId> by) {
        return odoo.pickings.route(
                product,
                Quantity.of(units),
                by.stream().map(odoo.places::place).toList(),
                Collections.nCopies(by.size() - 1, TransferKind.INT),
                odoo.places.warehouseOf(by.get(0)));
    }

    // ---- transfers, of whatever kind

    /** As much as is reserved, the rest as a backorder. */
    public void validates(long transfer) {
        odoo.act(() -> done(odoo.pickings.get(transfer)));
    }

    private long done(Picking picking) {
        odoo.pickings.validate(picking, true);
        return picking.id;
    }

    /** Exactly these units, reserved or not, the rest as a backorder, or given up. */
    public void validates(long transfer, Map<ProductId, Quantity> units, boolean backorder) {
        odoo.act(() -> {
            Picking picking = odoo.pickings.get(transfer);
            odoo.pickings.enter(List.of(picking), units);
            odoo.pickings.validate(picking, backorder);
        });
    }

    /** Writes down what goes, without validating yet. */
    public void enters(long transfer, Map<ProductId, Quantity> units) {
        odoo.act(() -> odoo.pickings.enter(List.of(odoo.pickings.get(transfer)), units));
    }

    /** Asks for another quantity on the transfer itself; an order's line knows nothing of it. */
    public void redemands(long transfer, ProductId product, long units) {
        odoo.act(() -> odoo.pickings.get(transfer).open().stream()
                .filter(move -> move.product.equals(product))
                .findFirst()
                .ifPresent(move -> odoo.moves.redemand(move, Quantity.of(units))));
    }

    public void assigns(long transfer) {
        odoo.act(() -> odoo.pickings.assign(odoo.pickings.get(transfer)));
    }

    public void unreserves(long transfer) {
        odoo.act(() -> odoo.pickings.get(transfer).open().forEach(odoo.reserver::unreserve));
    }

    public void cancelsTransfer(long transfer) {
        odoo.act(() -> odoo.pickings.cancel(odoo.pickings.get(transfer)));
    }

    /** Odoo lets people delete a confirmed delivery: its moves vanish, and its order's line stays as it is. */
    public void deletesTransfer(long transfer) {
        odoo.act(() -> odoo.pickings.delete(odoo.pickings.get(transfer)));
    }

    /** What is reserved is taken from another place, which only the lines tell. */
    public void takesFrom(long transfer, StockLocationId elsewhere) {
        odoo.act(() -> odoo.pickings
                .get(transfer)
                .open()
                .forEach(move -> odoo.reserver.takeFrom(move, odoo.places.place(elsewhere))));
    }

    // ---- goods come back

    /** Units of a finished transfer come back, into any location. @return the transfer that brought them */
    public long takesBack(long transfer, Map<ProductId, Quantity> units, StockLocationId to) {
        return odoo.act(() -> {
            Picking back = odoo.pickings.takeBack(odoo.pickings.get(transfer), units, odoo.places.place(to), true);
            // What stands there may be reserved for others; whoever brings it back writes down what he has.
            odoo.pickings.enter(List.of(back), units);
            return done(back);
        });
    }

    /** The return is announced, not there yet; {@link #validates} finishes it. @param refund false: still counted as delivered */
    public long expectsBack(long transfer, Map<ProductId, Quantity> units, StockLocationId to, boolean refund) {
        return odoo.act(
                () -> odoo.pickings.takeBack(odoo.pickings.get(transfer), units, odoo.places.place(to), refund).id);
    }

    /** A return is sent again: units of it go to where they came from. */
    public long sendsAgain(long returned, Map<ProductId, Quantity> units) {
        return odoo.act(() -> {
            Picking back = odoo.pickings.get(returned);
            return done(odoo.pickings.takeBack(back, units, back.moves.get(0).from, true));
        });
    }

    /** The quantity of a finished transfer's first move of this product is put right; stock follows. */
    public void corrects(long transfer, ProductId product, long units) {
        odoo.act(() -> {
            StockMove move = odoo.pickings.get(transfer).moves.stream()
                    .filter(each -> each.product.equals(product) && each.state == MoveState.DONE)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Transfer " + transfer + " has nothing done of product " + product));
            odoo.moves.correct(move, Quantity.of(units));
        });
    }
}
