package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The life of a stock.move: confirmed, reserved, done or cancelled. */
final class Moves implements Behaviour {
    private final Orm orm;
    private final Locations locations;
    private final Quants quants;
    private final Products products;
    private final Release release;
    private Consumer<Rec> whenDone = move -> {};
    final Chains chains;
    final Entering entering;

    Moves(Orm orm, Locations locations, Quants quants, Products products, Release release) {
        this.orm = orm;
        this.release = release;
        this.chains = new Chains(orm);
        this.entering = release.entersDoneBesideReserved()
                ? new DoneBesideReserved(this, orm.db)
                : new ReservedGoes(this, release.growsReservedLine());
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
        values.putIfAbsent("to_refund", release.refundsByDefault());
    }

    /** A transfer's group is that of its moves. */
    @Override
    public void created(Rec move, Map<String, Object> values, Env env) {
        Rec picking = move.isSet("picking_id") ? orm.db.find("stock.picking", move.ref("picking_id")) : null;
        if (picking != null && move.isSet("group_id") && !picking.isSet("group_id")) {
            orm.db.set(picking, "group_id", move.ref("group_id"));
        }
    }

    @Override
    public void beforeWrite(Rec move, Map<String, Object> values, Env env) {
        if (values.remove(entering.field()) instanceof Number quantity) {
            entering.enter(move, quantity.doubleValue());
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
        reserveMore(move, need);
        settleState(move);
    }

    /** As much of it as there is; of a later step, as much as the steps before it brought. */
    void reserveMore(Rec move, double need) {
        long source = move.ref("location_id");
        if (need <= 0) {
            return;
        }
        List<Quants.Take> takes = reserves(move, source)
                ? quants.offer(move.ref("product_id"), source, Math.min(need, brought(move)))
                : List.of(new Quants.Take(source, need));
        takes.forEach(take -> take(move, take));
    }

    private double brought(Rec move) {
        List<Rec> before = Chains.standing(chains.before(move));
        if (before.isEmpty()) {
            return Double.MAX_VALUE;
        }
        double came = before.stream()
                .filter(other -> other.hasState("done"))
                .mapToDouble(this::quantity)
                .sum();
        double gone = before.stream()
                .flatMap(other -> chains.after(other).stream())
                .distinct()
                .filter(other -> other.ref("location_id") == move.ref("location_id"))
                .mapToDouble(this::quantity)
                .sum();
        return Math.max(0, Values.round(came - gone));
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

    void settleState(Rec move) {
        if (move.hasState("done", "cancel", "draft")) {
            return;
        }
        String state = openState(move);
        if (!move.text("state").equals(state)) {
            orm.db.set(move, "state", state);
        }
    }

    private String openState(Rec move) {
        double quantity = quantity(move);
        if (quantity >= move.qty("product_uom_qty") && (quantity > 0 || entering.entered(move) > 0)) {
            return "assigned";
        }
        boolean waits = Chains.standing(chains.before(move)).stream().anyMatch(before -> !before.hasState("done"));
        return quantity > 0 ? "partially_available" : waits ? "waiting" : "confirmed";
    }

    void cancel(Rec move) {
        if (!move.hasState("done", "cancel")) {
            unreserve(move);
            orm.db.set(move, "state", "cancel");
            chains.release(move);
        }
    }

    /** Reserved and gone at once: counts, scrap. */
    void complete(Rec move) {
        entering.enterAll(move);
        done(move);
    }

    /** The goods move: reservations end, stock leaves the source and arrives at the destination. */
    void done(Rec move) {
        entering.settle(move);
        lines(move).stream().filter(line -> line.qty("quantity") == 0).forEach(orm.db::delete);
        for (Rec line : lines(move)) {
            reserveFor(move, line.ref("location_id"), -line.qty("quantity"));
            shift(move, line, line.qty("quantity"));
            orm.db.set(line, "picked", true);
            orm.db.set(line, "qty_done", line.qty("quantity"));
            orm.db.set(line, "date", orm.db.now());
        }
        orm.db.set(move, "picked", true);
        orm.db.set(move, "date", orm.db.now());
        orm.db.set(move, "state", "done");
        lines(move).forEach(line -> freeOthers(move, line.ref("location_id")));
        chains.after(move).forEach(this::assign);
        whenDone.accept(move);
        if (release.reservesOnArrival()) {
            lines(move).forEach(line -> reserveWaiting(move, line.ref("location_dest_id")));
        }
    }

    void whenDone(Consumer<Rec> work) {
        whenDone = work;
    }

    /** Who waits for this product where it arrived gets it, the oldest first. */
    private void reserveWaiting(Rec move, long arrived) {
        if (locations.holdsStock(arrived)) {
            orm.db.where("stock.move", "product_id", move.ref("product_id")).stream()
                    .filter(other -> other.hasState("confirmed", "partially_available"))
                    .filter(this::reservesAtConfirm)
                    .filter(other -> locations.tree(other.ref("location_id")).contains(arrived))
                    .forEach(this::assign);
        }
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
            double less = release.losesWholeReservations() && move.is("is_inventory")
                    ? line.qty("quantity")
                    : Math.min(missing, line.qty("quantity"));
            if (missing > 0 && !other.hasState("done", "cancel")) {
                setLine(other, line, line.qty("quantity") - less);
                // In 16 what is entered as done stays, with nothing reserved for it.
                if (line.qty("quantity") == 0 && !isEnteredBeside(line)) {
                    orm.db.delete(line);
                }
                settleState(other);
                missing = Values.round(missing - less);
            }
        }
    }

    private boolean isEnteredBeside(Rec line) {
        return release.entersDoneBesideReserved() && line.qty("qty_done") > 0;
    }

    /** What is not done of the demand becomes a move of its own, at the same place in the chain. */
    Rec split(Rec move) {
        double done = entering.entered(move);
        Map<String, Object> rest = new LinkedHashMap<>(move.copyOfValues());
        rest.put("product_uom_qty", Values.round(move.qty("product_uom_qty") - done));
        rest.put("state", "confirmed");
        rest.put("picked", false);
        orm.db.set(move, "product_uom_qty", done);
        Rec left = orm.db.insert("stock.move", rest);
        chains.after(move).forEach(after -> chains.link(left, after));
        return left;
    }
}
