package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Booked;
import io.synco.sync.port.OdooPort.Booking;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.Permit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * book in the adapter's own calls, each one transaction with its permit asked before: load, confirm, enter, validate. A permit that fails
 * leaves what the calls before it did.
 */
final class BookCall {
    private final OdooCore odoo;
    private final Map<String, Picking> made = new TreeMap<>();

    BookCall(OdooCore odoo) {
        this.odoo = odoo;
    }

    Uni<Booked> book(Permit permit, Booking wanted) {
        return Optional.ofNullable(made.get(wanted.externalId()))
                .map(found -> Uni.createFrom().item(found))
                .orElseGet(() -> make(permit, wanted))
                .chain(picking -> finish(permit, wanted, picking));
    }

    private Uni<Picking> make(Permit permit, Booking wanted) {
        Optional<OdooWarehouse> warehouse = odoo.places.find(wanted.warehouse());
        if (warehouse.isEmpty()) {
            return failed(new NotFound(
                    "Odoo's warehouse " + wanted.warehouse() + " is gone or hidden from this user: map another"));
        }
        if (!odoo.goods.exists(wanted.product())) {
            return failed(new NotFound("Odoo's product " + wanted.product() + " is gone or hidden from this user"));
        }
        return permit.ask().map(nothing -> odoo.act(() -> load(wanted, warehouse.get())));
    }

    private Picking load(Booking wanted, OdooWarehouse warehouse) {
        Picking picking = odoo.pickings.make(TransferKind.INT, warehouse, null);
        picking.booked = Optional.of(wanted.externalId());
        Place stock = odoo.places.place(wanted.stock());
        Place other = counterpart(wanted);
        StockMove move = wanted.comesIn()
                ? odoo.moves.make(wanted.product(), other, stock, picking)
                : odoo.moves.make(wanted.product(), stock, other, picking);
        move.demand = units(wanted);
        made.put(wanted.externalId(), picking);
        return picking;
    }

    private Place counterpart(Booking wanted) {
        return switch (wanted.counterpart()) {
            case INVENTORY_LOSS -> odoo.places.loss;
            case CUSTOMER -> odoo.places.customers;
        };
    }

    private static Quantity units(Booking wanted) {
        return wanted.comesIn() ? wanted.units() : wanted.units().negated();
    }

    private Uni<Booked> finish(Permit permit, Booking wanted, Picking picking) {
        StockMove move = picking.moves.get(0);
        Booked booked = new Booked(picking.id, picking.name);
        return switch (move.state) {
            case DONE -> Uni.createFrom().item(booked);
            case CANCEL -> failed(new Refused("Transfer " + picking.name + " was cancelled in Odoo"));
            case DRAFT ->
                permit.ask()
                        .invoke(() -> odoo.act(() -> odoo.moves.confirm(move)))
                        .chain(() -> validate(permit, wanted, picking))
                        .replaceWith(booked);
            default -> validate(permit, wanted, picking).replaceWith(booked);
        };
    }

    private Uni<Void> validate(Permit permit, Booking wanted, Picking picking) {
        return permit.ask()
                .invoke(() ->
                        odoo.act(() -> odoo.pickings.enter(List.of(picking), Map.of(wanted.product(), units(wanted)))))
                .chain(permit::ask)
                .invoke(() -> odoo.act(() -> odoo.pickings.validate(picking, true)));
    }

    Quantity into(ProductId product, Set<StockLocationId> locations) {
        Quantity sum = Quantity.ZERO;
        for (Picking picking : made.values()) {
            for (StockMove move : picking.moves) {
                if (move.state == MoveState.DONE && move.product.equals(product)) {
                    sum = sum.plus(move.quantityInto(locations)).minus(move.quantityFrom(locations));
                }
            }
        }
        return sum;
    }

    private static <T> Uni<T> failed(io.synco.kernel.RemoteFailure failure) {
        return Uni.createFrom().failure(new RemoteException(failure));
    }
}
