package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transfers: numbered by their operation type, confirmed, reserved and validated, with a backorder for what is left. */
final class Pickings implements Behaviour {
    private static final Set<String> FINAL = Set.of("done", "cancel");
    private static final List<String> BEST_FIRST = List.of("assigned", "partially_available", "waiting", "confirmed");

    private final Orm orm;
    private final Moves moves;
    private final Locations locations;
    private final Release release;

    Pickings(Orm orm, Moves moves, Locations locations, Release release) {
        this.orm = orm;
        this.release = release;
        this.locations = locations;
        this.moves = moves;
        orm.behaves("stock.picking", this);
        orm.fields.compute("stock.picking", "state", (picking, env) -> state(picking));
        orm.fields.related("stock.picking", "picking_type_code", "picking_type_id", "code");
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        Rec type = orm.db.get(
                "stock.picking.type",
                Values.ids(values.get("picking_type_id")).stream().findFirst().orElse(0L));
        values.putIfAbsent("location_id", place(type, "default_location_src_id", "supplier"));
        values.putIfAbsent("location_dest_id", place(type, "default_location_dest_id", "customer"));
        values.putIfAbsent("company_id", 1L);
        values.putIfAbsent("move_type", "direct");
        values.putIfAbsent("priority", "0");
        values.putIfAbsent("scheduled_date", orm.db.begun());
        values.put("name", nextName(type));
    }

    private long place(Rec type, String field, String otherwise) {
        return type.isSet(field) ? type.ref(field) : locations.first(otherwise);
    }

    private String nextName(Rec type) {
        String prefix = orm.db.get("stock.warehouse", type.ref("warehouse_id")).text("code") + "/"
                + (type.isSet("own_prefix") ? type.text("own_prefix") : type.text("sequence_code")) + "/";
        return prefix + "%05d".formatted(orm.db.next(prefix));
    }

    @Override
    public void beforeWrite(Rec picking, Map<String, Object> values, Env env) {
        boolean tooLate = release.keepsTypeOnceConfirmed()
                ? !state(picking).equals("draft")
                : movesOf(picking).stream().anyMatch(move -> move.hasState("done"));
        if (values.containsKey("picking_type_id") && tooLate) {
            throw OdooError.userError("Changing the operation type of this record is forbidden at this point.");
        }
    }

    @Override
    public void beforeUnlink(Rec picking, Env env) {
        List<Rec> all = movesOf(picking);
        if (all.stream().anyMatch(move -> move.hasState("done"))) {
            throw OdooError.userError(
                    "You can not delete product moves if the picking is done. You can only correct the done quantities.");
        }
        all.forEach(move -> orm.unlink(move, env));
    }

    List<Rec> movesOf(Rec picking) {
        return orm.db.where("stock.move", "picking_id", picking.id);
    }

    private List<Rec> open(Rec picking) {
        return movesOf(picking).stream()
                .filter(move -> !FINAL.contains(move.text("state")))
                .toList();
    }

    String state(Rec picking) {
        List<String> states =
                movesOf(picking).stream().map(move -> move.text("state")).toList();
        if (states.isEmpty() || states.contains("draft")) {
            return "draft";
        }
        if (FINAL.containsAll(states)) {
            return states.contains("done") ? "done" : "cancel";
        }
        String best = BEST_FIRST.stream().filter(states::contains).findFirst().orElse("confirmed");
        return best.equals("partially_available") ? "assigned" : best;
    }

    void confirm(Rec picking) {
        List<Rec> drafts =
                movesOf(picking).stream().filter(move -> move.hasState("draft")).toList();
        drafts.forEach(moves::confirm);
        drafts.stream().filter(moves::reservesAtConfirm).forEach(moves::assign);
        orm.db.touch(picking);
    }

    void assign(Rec picking) {
        confirm(picking);
        if (open(picking).isEmpty()) {
            throw OdooError.userError("Nothing to check the availability for.");
        }
        open(picking).forEach(moves::assign);
        orm.db.touch(picking);
    }

    void unreserve(Rec picking) {
        open(picking).forEach(moves::unreserve);
        orm.db.touch(picking);
    }

    void cancel(Rec picking) {
        open(picking).forEach(moves::cancel);
        orm.db.touch(picking);
    }

    /** Finishes the transfers, or asks first (all of it at once? a backorder?): then the answer is a wizard's action, and nothing has moved. */
    Object validate(List<Rec> asked, Env env) {
        List<Rec> pickings = release.validatesDoneAgain()
                ? asked.stream()
                        .filter(picking -> !state(picking).equals("done"))
                        .toList()
                : asked;
        pickings.forEach(this::readyToValidate);
        List<Rec> untouched = pickings.stream().filter(this::nothingEntered).toList();
        if (!untouched.isEmpty()) {
            return ask("Immediate Transfer?", "stock.immediate.transfer", pickings, untouched);
        }
        List<Rec> partial = pickings.stream().filter(this::isPartial).toList();
        if (!partial.isEmpty() && !env.flag("skip_backorder")) {
            return ask("Create Backorder?", "stock.backorder.confirmation", pickings, partial);
        }
        List<Long> noBackorder = env.ids("picking_ids_not_to_backorder");
        pickings.forEach(picking -> done(picking, !noBackorder.contains(picking.id)));
        return true;
    }

    boolean nothingEntered(Rec picking) {
        return open(picking).stream().allMatch(move -> moves.entering.entered(move) == 0);
    }

    /** All that is reserved is entered as done. */
    void enterAll(Rec picking) {
        open(picking).forEach(moves.entering::enterAll);
    }

    private void readyToValidate(Rec picking) {
        if (state(picking).equals("draft")) {
            confirm(picking);
        }
        if (open(picking).stream().allMatch(move -> moves.quantity(move) == 0 && moves.entering.entered(move) == 0)) {
            throw OdooError.userError(release.nothingToValidate());
        }
    }

    /** Where a person marked some moves as picked, only those go; where none, all. */
    private List<Rec> going(Rec picking) {
        List<Rec> open = open(picking);
        List<Rec> picked = open.stream().filter(move -> move.is("picked")).toList();
        return (picked.isEmpty() ? open : picked)
                .stream().filter(move -> moves.entering.entered(move) > 0).toList();
    }

    private boolean isPartial(Rec picking) {
        List<Rec> going = going(picking);
        return open(picking).stream()
                .anyMatch(move ->
                        move.qty("product_uom_qty") > (going.contains(move) ? moves.entering.entered(move) : 0));
    }

    private static Map<String, Object> ask(String name, String wizard, List<Rec> pickings, List<Rec> about) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(
                "button_validate_picking_ids", pickings.stream().map(p -> p.id).toList());
        context.put("default_show_transfers", false);
        context.put(
                "default_pick_ids", about.stream().map(p -> List.of(4, p.id)).toList());
        return Actions.window(name, wizard, 848, context);
    }

    private void done(Rec picking, boolean backorder) {
        List<Rec> going = going(picking);
        List<Rec> rest = new ArrayList<>(open(picking));
        rest.removeAll(going);
        // What nobody asks for any more does not wait for a backorder.
        rest.stream().filter(move -> move.qty("product_uom_qty") == 0).toList().forEach(move -> {
            moves.cancel(move);
            rest.remove(move);
        });
        for (Rec move : going) {
            boolean left = move.qty("product_uom_qty") > moves.entering.entered(move);
            moves.entering.settle(move);
            if (left && (backorder || release.splitsWhatIsNotSent())) {
                Rec other = moves.split(move);
                rest.add(other);
                if (backorder && moves.reservesAtConfirm(other)) {
                    moves.assign(other);
                }
            }
        }
        going.forEach(moves::done);
        orm.db.set(picking, "date_done", orm.db.now());
        if (!backorder) {
            rest.forEach(moves::cancel);
        } else if (!rest.isEmpty()) {
            backorder(picking, rest);
        }
    }

    private void backorder(Rec picking, List<Rec> rest) {
        Map<String, Object> values = new LinkedHashMap<>(picking.copyOfValues());
        values.put("name", nextName(orm.db.get("stock.picking.type", picking.ref("picking_type_id"))));
        values.put("backorder_id", picking.id);
        values.remove("date_done");
        values.remove("carrier_tracking_ref");
        Rec later = orm.db.insert("stock.picking", values);
        for (Rec move : rest) {
            orm.db.set(move, "picking_id", later.id);
            moves.lines(move).forEach(line -> orm.db.set(line, "picking_id", later.id));
        }
        rest.stream().filter(moves::reservesAtConfirm).forEach(moves::assign);
    }
}
