package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;

/** Move lines as a person writes them: the reservation follows, on a finished move the stock. */
final class MoveLines implements Behaviour {
    private final Orm orm;
    private final Moves moves;
    private final Release release;

    MoveLines(Orm orm, Moves moves, Release release) {
        this.orm = orm;
        this.moves = moves;
        this.release = release;
    }

    void define() {
        orm.behaves("stock.move.line", this);
        for (String field : List.of("state", "reference", "origin", "is_inventory")) {
            orm.fields.related("stock.move.line", field, "move_id", field);
        }
        if (!release.entersDoneBesideReserved()) {
            orm.fields.compute("stock.move.line", "quantity_product_uom", (line, env) -> line.qty("quantity"));
        }
        orm.fields.compute(
                "stock.move.line",
                "display_name",
                (line, env) -> orm.fields.displayName("product.product", line.ref("product_id"), env));
        orm.fields.related("stock.move.line", "picking_code", "picking_id", "picking_type_code");
    }

    @Override
    public Rec insteadOfCreate(Map<String, Object> values, Env env) {
        Rec move = moveOf(values, env);
        long source = values.get("location_id") instanceof Number n ? n.longValue() : move.ref("location_id");
        double quantity = values.get("quantity") instanceof Number n ? n.doubleValue() : 0;
        Rec line = moves.addLine(move, source, quantity);
        if (values.get("qty_done") instanceof Number done) {
            orm.db.set(line, "qty_done", Values.round(done.doubleValue()));
        }
        moves.settleState(move);
        return line;
    }

    private Rec moveOf(Map<String, Object> values, Env env) {
        if (values.get("move_id") instanceof Number id) {
            return orm.db.get("stock.move", id.longValue());
        }
        long picking = Values.ids(values.get("picking_id")).get(0);
        long product = Values.ids(values.get("product_id")).get(0);
        return orm.db.where("stock.move", "picking_id", picking).stream()
                .filter(move -> move.ref("product_id") == product && !move.hasState("done", "cancel"))
                .findFirst()
                .orElseGet(() -> unplanned(picking, product, env));
    }

    private Rec unplanned(long picking, long product, Env env) {
        Rec move = orm.create(
                "stock.move", Map.of("picking_id", picking, "product_id", product, "product_uom_qty", 0), env);
        orm.db.set(move, "state", "confirmed");
        return move;
    }

    @Override
    public void beforeWrite(Rec line, Map<String, Object> values, Env env) {
        Rec move = orm.db.get("stock.move", line.ref("move_id"));
        double before = line.qty("quantity");
        double after = values.remove("quantity") instanceof Number n ? n.doubleValue() : before;
        if (move.hasState("done") && values.get("qty_done") instanceof Number n) {
            after = n.doubleValue();
            orm.db.set(move, "product_uom_qty", Values.round(moves.quantity(move) + after - before));
        }
        boolean elsewhere = values.get("location_id") instanceof Number n && n.longValue() != line.ref("location_id");
        if (!elsewhere && after == before) {
            return;
        }
        java.time.Instant touched = (java.time.Instant) move.raw("write_date");
        if (elsewhere) {
            moves.setLine(move, line, 0);
            orm.db.set(line, "location_id", ((Number) values.get("location_id")).longValue());
        }
        moves.setLine(move, line, after);
        if (after == before) {
            orm.db.untouch(move, touched);
        }
        moves.settleState(move);
    }

    @Override
    public void beforeUnlink(Rec line, Env env) {
        Rec move = orm.db.get("stock.move", line.ref("move_id"));
        moves.setLine(move, line, 0);
        moves.settleState(move);
    }
}
