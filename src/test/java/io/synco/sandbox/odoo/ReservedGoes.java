package io.synco.sandbox.odoo;

import java.util.List;

/** From 17 on: one quantity, reserved at first, changed by a person, and gone in the end. */
final class ReservedGoes implements Entering {
    private final Moves moves;
    private final boolean growsLines;

    ReservedGoes(Moves moves, boolean growsLines) {
        this.moves = moves;
        this.growsLines = growsLines;
    }

    @Override
    public String field() {
        return "quantity";
    }

    @Override
    public double entered(Rec move) {
        return moves.quantity(move);
    }

    /** More becomes a further line, less is taken from the last lines. */
    @Override
    public void enter(Rec move, double quantity) {
        if (growsLines) {
            moves.reserveMore(move, Values.round(quantity - moves.quantity(move)));
        }
        double change = Values.round(quantity - moves.quantity(move));
        if (change > 0) {
            moves.addLine(move, move.ref("location_id"), change);
        }
        List<Rec> lines = moves.lines(move);
        for (int i = lines.size() - 1; i >= 0 && change < 0; i--) {
            double less = Math.min(-change, lines.get(i).qty("quantity"));
            moves.setLine(move, lines.get(i), lines.get(i).qty("quantity") - less);
            change = Values.round(change + less);
        }
        moves.settleState(move);
    }

    @Override
    public void settle(Rec move) {
        // What is reserved is what goes.
    }

    @Override
    public void enterAll(Rec move) {
        // It goes already.
    }
}
