package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.List;

/** Which move comes after which: kept at the later one, as {@code move_orig_ids}. */
final class Chains {
    private final Orm orm;

    Chains(Orm orm) {
        this.orm = orm;
        orm.fields.compute("stock.move", "move_dest_ids", (move, env) -> idsOf(after(move)));
    }

    void link(Rec before, Rec after) {
        List<Long> origins = new ArrayList<>(after.ids("move_orig_ids"));
        if (!origins.contains(before.id)) {
            origins.add(before.id);
            orm.db.set(after, "move_orig_ids", List.copyOf(origins));
        }
    }

    /** A cancelled move is no longer part of its chain. */
    void release(Rec move) {
        if (move.isSet("move_orig_ids")) {
            orm.db.set(move, "move_orig_ids", null);
        }
        orm.db.set(move, "procure_method", "make_to_stock");
    }

    List<Rec> before(Rec move) {
        return orm.browse("stock.move", move.ids("move_orig_ids"));
    }

    List<Rec> after(Rec move) {
        return orm.db.where("stock.move", "product_id", move.ref("product_id")).stream()
                .filter(other -> other.ids("move_orig_ids").contains(move.id))
                .toList();
    }

    static List<Rec> standing(List<Rec> moves) {
        return moves.stream().filter(move -> !move.hasState("cancel")).toList();
    }

    private static List<Long> idsOf(List<Rec> moves) {
        return moves.stream().map(move -> move.id).toList();
    }
}
