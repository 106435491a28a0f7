package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The life of a stock.move: confirmed, reserved, done or cancelled. */
final class Moves implements Behaviour {
    private final Orm orm;
    private final Locations locations;
    private final Quants quants;
    private final Products products;

    Moves(Orm orm, Locations locations, Quants quants, Products products) {
        this.orm = orm;
        this.locations = locations;
        this.quants = quants;
        this.products = products;
        orm.behaves("stock.move", this);
    }

    List<Rec> lines(Rec move) {
        return orm.db.where("stock.move.line", "move_id", move.id);
    }

    double quantity(Rec move) {
        return Values.round(
                lines(move).stream().mapToDouble(line -> line.qty("quantity")).sum());
    }

    boolean reserves(Rec move, long source) {
        return locations.holdsStock(source) && products.isStorable(move.ref("product_id"));
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        Rec picking = orm.db.find(
                "stock.picking",
                Values.ids(values.get("picking_id")).stream().findFirst().orElse(0L));
        if (picking != null) {
            for (String field : List.of("location_id", "location_dest_id", "picking_type_id", "group_id")) {
                if (picking.isSet(field)) {
                    values.putIfAbsent(field, picking.raw(field));
                }
            }
        }
        values.putIfAbsent("company_id", 1L);
        values.putIfAbsent("product_uom", 1L);
        values.putIfAbsent("state", "draft");
        values.putIfAbsent("procure_method", "make_to_stock");
        values.putIfAbsent(
                "name",
                products.label(Values.ids(values.get("product_id")).stream()
                        .findFirst()
                        .orElse(0L)));
        values.putIfAbsent("date", orm.db.begun());
    }

    @Override
    public void beforeWrite(Rec move, Map<String, Object> values, Env env) {
        if (values.containsKey("quantity")) {
            setQuantity(move, ((Number) values.remove("quantity")).doubleValue());
        }
        if (values.get("picked") instanceof Boolean picked) {
            lines(move).forEach(line -> orm.db.set(line, "picked", picked));
        }
        boolean open = !move.hasState("done", "cancel", "draft");
        if (open && values.get("product_uom_qty") instanceof Number demand) {
            redemand(move, demand.doubleValue());
        }
    }

    @Override
    public void beforeUnlink(Rec move, Env env) {
        unreserve(move);
    }

    /** A demand lowered below what is reserved frees all of it; reserving again is another step. */
    void redemand(Rec move, double demand) {
        boolean tooMuch = quantity(move) > demand;
        orm.db.set(move, "product_uom_qty", Values.round(demand));
        if (tooMuch) {
            unreserve(move);
        }
        settleState(move);
    }

    void confirm(Rec move) {
        if (move.hasState("draft")) {
            orm.db.set(move, "state", "confirmed");
        }
    }

    boolean reservesAtConfirm(Rec move) {
        Rec type = orm.db.find("stock.picking.type", move.ref("picking_type_id"));
        return !reserves(move, move.ref("location_id"))
                || type == null
                || type.text("reservation_method").equals("at_confirm");
    }

    void assign(Rec move) {
        double need = Values.round(move.qty("product_uom_qty") - quantity(move));
        if (move.hasState("done", "cancel", "draft") || need <= 0) {
            return;
        }
        long source = move.ref("location_id");
        List<Quants.Take> takes = reserves(move, source)
                ? quants.offer(move.ref("product_id"), source, need)
                : List.of(new Quants.Take(source, need));
        takes.forEach(take -> take(move, take));
        settleState(move);
    }

    private void take(Rec move, Quants.Take take) {
        Rec line = lines(move).stream()
                .filter(l -> l.ref("location_id") == take.location() && !l.is("picked"))
                .findFirst()
                .orElse(null);
        if (line == null) {
            addLine(move, take.location(), take.quantity());
        } else {
            setLine(move, line, line.qty("quantity") + take.quantity());
        }
    }

    Rec addLine(Rec move, long source, double quantity) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : List.of("product_id", "picking_id", "company_id", "location_dest_id")) {
            values.put(field, move.raw(field));
        }
        values.put("move_id", move.id);
        values.put("location_id", source);
        values.put("product_uom_id", move.ref("product_uom"));
        values.put("quantity", Values.round(quantity));
        values.put("picked", move.is("picked"));
        values.put("date", orm.db.now());
        values.values().removeIf(value -> value == null);
        Rec line = orm.db.insert("stock.move.line", values);
        reserveFor(move, source, quantity);
        orm.db.touch(move);
        return line;
    }

    /** Changes a line's quantity, and with it the reservation (or, on a finished move, the stock). */
    void setLine(Rec move, Rec line, double quantity) {
        double change = Values.round(quantity - line.qty("quantity"));
        if (move.hasState("done")) {
            shift(move, line, change);
        } else {
            reserveFor(move, line.ref("location_id"), change);
        }
        orm.db.set(line, "quantity", Values.round(quantity));
        orm.db.touch(move);
    }

    void dropLine(Rec move, Rec line) {
        setLine(move, line, 0);
        orm.db.delete(line);
    }

    private void reserveFor(Rec move, long source, double change) {
        if (reserves(move, source)) {
            quants.reserve(move.ref("product_id"), source, change);
        }
    }

    void unreserve(Rec move) {
        if (!move.hasState("done", "cancel")) {
            lines(move).forEach(line -> dropLine(move, line));
            settleState(move);
        }
    }

    /** A person enters the quantity: more becomes a further line, less is taken from the last lines. */
    private void setQuantity(Rec move, double quantity) {
        double change = Values.round(quantity - quantity(move));
        if (change > 0) {
            addLine(move, move.ref("location_id"), change);
        }
        List<Rec> lines = lines(move);
        for (int i = lines.size() - 1; i >= 0 && change < 0; i--) {
            double less = Math.min(-change, lines.get(i).qty("quantity"));
            setLine(move, lines.get(i), lines.get(i).qty("quantity") - less);
            change = Values.round(change + less);
        }
        settleState(move);
    }

    void settleState(Rec move) {
        if (move.hasState("done", "cancel", "draft")) {
            return;
        }
        double quantity = quantity(move);
        boolean all = quantity >= move.qty("product_uom_qty");
        String state = all && quantity > 0 ? "assigned" : quantity > 0 ? "partially_available" : "confirmed";
        if (!move.text("state").equals(state)) {
            orm.db.set(move, "state", state);
        }
    }

    void cancel(Rec move) {
        if (!move.hasState("done", "cancel")) {
            unreserve(move);
            orm.db.set(move, "state", "cancel");
        }
    }

    /** The goods move: reservations end, stock leaves the source and arrives at the destination. */
    void done(Rec move) {
        lines(move).stream().filter(line -> line.qty("quantity") == 0).forEach(orm.db::delete);
        for (Rec line : lines(move)) {
            reserveFor(move, line.ref("location_id"), -line.qty("quantity"));
            shift(move, line, line.qty("quantity"));
            orm.db.set(line, "picked", true);
            orm.db.set(line, "date", orm.db.now());
        }
        orm.db.set(move, "picked", true);
        orm.db.set(move, "date", orm.db.now());
        orm.db.set(move, "state", "done");
        lines(move).forEach(line -> freeOthers(move, line.ref("location_id")));
    }

    private void shift(Rec move, Rec line, double quantity) {
        if (products.isStorable(move.ref("product_id"))) {
            quants.add(move.ref("product_id"), line.ref("location_id"), -quantity);
            quants.add(move.ref("product_id"), line.ref("location_dest_id"), quantity);
        }
    }

    /** Stock that left although it was reserved for others is no longer reserved for them; the latest lose it first. */
    private void freeOthers(Rec move, long source) {
        double missing = -Quants.free(quants.at(move.ref("product_id"), source));
        if (!reserves(move, source) || missing <= 0) {
            return;
        }
        List<Rec> others = orm.db.where("stock.move.line", "product_id", move.ref("product_id")).stream()
                .filter(line -> line.ref("location_id") == source && !line.is("picked") && line.qty("quantity") > 0)
                .sorted((a, b) -> Long.compare(b.id, a.id))
                .toList();
        for (Rec line : others) {
            Rec other = orm.db.get("stock.move", line.ref("move_id"));
            double less = Math.min(missing, line.qty("quantity"));
            if (missing > 0 && !other.hasState("done", "cancel")) {
                setLine(other, line, line.qty("quantity") - less);
                if (line.qty("quantity") == 0) {
                    orm.db.delete(line);
                }
                settleState(other);
                missing = Values.round(missing - less);
            }
        }
    }

    /** What is not done of the demand becomes a move of its own. */
    Rec split(Rec move) {
        double done = quantity(move);
        Map<String, Object> rest = new LinkedHashMap<>(move.copyOfValues());
        rest.put("product_uom_qty", Values.round(move.qty("product_uom_qty") - done));
        rest.put("state", "confirmed");
        rest.put("picked", false);
        orm.db.set(move, "product_uom_qty", done);
        return orm.db.insert("stock.move", rest);
    }
}
