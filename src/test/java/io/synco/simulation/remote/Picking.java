package io.synco.simulation.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transfer (stock.picking): moves that are validated together. */
final class Picking {
    final long id;
    final String name;
    final TransferKind kind;
    final OdooWarehouse warehouse;
    final ProcurementGroup group;
    final List<StockMove> moves = new ArrayList<>();
    /** External id of the booking that it was made for. */
    Optional<String> booked = Optional.empty();

    Optional<String> tracking = Optional.empty();
    Optional<String> carrier = Optional.empty();

    /** @param group null unless it serves a sales order */
    Picking(long id, String name, TransferKind kind, OdooWarehouse warehouse, ProcurementGroup group) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.warehouse = warehouse;
        this.group = group;
    }

    List<StockMove> open() {
        return moves.stream().filter(move -> !move.isOver()).toList();
    }

    boolean isOpen() {
        return moves.stream().anyMatch(move -> !move.isOver());
    }
}
