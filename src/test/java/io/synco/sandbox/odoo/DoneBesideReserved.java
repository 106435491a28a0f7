package io.synco.sandbox.odoo;

/** In 16 what is done stands beside what is reserved ({@code qty_done}); entering it reserves more where there is more, never less. */
final class DoneBesideReserved implements Entering {
    private final Moves moves;
    private final Database db;

    DoneBesideReserved(Moves moves, Database db) {
        this.moves = moves;
        this.db = db;
    }

    @Override
    public String field() {
        return "quantity_done";
    }

    @Override
    public double entered(Rec move) {
        return Values.round(moves.lines(move).stream()
                .mapToDouble(line -> line.qty("qty_done"))
                .sum());
    }

    @Override
    public void enter(Rec move, double quantity) {
        moves.reserveMore(move, Values.round(quantity - moves.quantity(move)));
        double left = quantity;
        for (Rec line : moves.lines(move)) {
            double done = Math.min(left, line.qty("quantity"));
            db.set(line, "qty_done", done);
            left = Values.round(left - done);
        }
        if (left > 0) {
            db.set(moves.addLine(move, move.ref("location_id"), 0), "qty_done", left);
        }
        db.touch(move);
        moves.settleState(move);
    }

    @Override
    public void settle(Rec move) {
        for (Rec line : moves.lines(move)) {
            if (line.qty("qty_done") == 0) {
                moves.dropLine(move, line);
            } else {
                moves.setLine(move, line, line.qty("qty_done"));
            }
        }
        if (moves.quantity(move) > move.qty("product_uom_qty")) {
            db.set(move, "product_uom_qty", moves.quantity(move));
        }
    }

    @Override
    public void enterAll(Rec move) {
        moves.lines(move).forEach(line -> db.set(line, "qty_done", line.qty("quantity")));
    }
}
