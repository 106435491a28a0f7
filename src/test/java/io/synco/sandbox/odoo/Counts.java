package io.synco.sandbox.odoo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inventory counts: quantities entered on quants and applied as moves from or to the inventory adjustment location. */
final class Counts implements Behaviour {
    private final Orm orm;
    private final Quants quants;
    private final Moves moves;
    private final Products products;
    private final Locations locations;
    private final Release release;

    Counts(Orm orm, Quants quants, Moves moves, Products products, Locations locations, Release release) {
        this.orm = orm;
        this.quants = quants;
        this.moves = moves;
        this.products = products;
        this.locations = locations;
        this.release = release;
        orm.behaves("stock.quant", this);
    }

    /** In inventory mode the row of the place is used; without it another row is made, and its count is added on applying. */
    @Override
    public Rec insteadOfCreate(Map<String, Object> values, Env env) {
        long product = Values.ids(values.get("product_id")).get(0);
        long location = Values.ids(values.get("location_id")).get(0);
        if (!products.isStorable(product)) {
            throw OdooError.validation("Quants cannot be created for consumables or services.");
        }
        Object auto = values.get("inventory_quantity_auto_apply");
        Object counted = auto == null ? values.get("inventory_quantity") : auto;
        List<Rec> there = env.flag("inventory_mode") ? quants.at(product, location) : List.of();
        Rec quant = there.isEmpty() ? quants.create(product, location, 0, orm.db.now()) : there.get(0);
        if (counted instanceof Number n) {
            enter(quant, n.doubleValue(), env.flag("inventory_mode"));
            if (env.flag("inventory_mode")) {
                orm.db.set(quant, "user_id", env.uid());
            }
            if (!there.isEmpty()) {
                orm.db.set(
                        quant,
                        "inventory_date",
                        LocalDate.ofInstant(orm.db.begun(), ZoneOffset.UTC).toString());
            }
        }
        if (auto != null && env.flag("inventory_mode")) {
            apply(quant);
        }
        return quant;
    }

    @Override
    public void beforeWrite(Rec quant, Map<String, Object> values, Env env) {
        if (values.remove("inventory_quantity") instanceof Number counted) {
            enter(quant, counted.doubleValue(), true);
        }
        if (values.remove("inventory_quantity_auto_apply") instanceof Number counted && env.flag("inventory_mode")) {
            enter(quant, counted.doubleValue(), true);
            apply(quant);
        }
    }

    @Override
    public void beforeUnlink(Rec quant, Env env) {
        throw OdooError.accessError("You are not allowed to delete 'Quants' (stock.quant) records.\n\n"
                + "No group currently allows this operation.\n\n"
                + "Contact your administrator to request access if necessary.");
    }

    private void enter(Rec quant, double counted, boolean isSet) {
        orm.db.set(quant, "inventory_quantity", Values.round(counted));
        orm.db.set(quant, "inventory_quantity_set", isSet);
        orm.db.set(quant, "inventory_diff_quantity", Values.round(counted - quant.qty("quantity")));
    }

    static boolean isOutdated(Rec quant) {
        double before = Values.round(quant.qty("inventory_quantity") - quant.qty("inventory_diff_quantity"));
        return quant.is("inventory_quantity_set") && before != quant.qty("quantity");
    }

    /** Answers nothing (None), or the conflict wizard where stock moved since the count was entered. */
    Object applyAll(List<Rec> counted) {
        List<Long> outdated = counted.stream()
                .filter(Counts::isOutdated)
                .map(quant -> quant.id)
                .toList();
        if (!outdated.isEmpty()) {
            Map<String, Object> context = new LinkedHashMap<>();
            context.put(
                    "default_quant_ids", counted.stream().map(quant -> quant.id).toList());
            context.put("default_quant_to_fix_ids", outdated);
            return Actions.windowWithoutViewId("Conflict in Inventory Adjustment", "stock.inventory.conflict", context);
        }
        if (release.appliesUnsetAsZero()) {
            counted.stream()
                    .filter(quant -> !quant.is("inventory_quantity_set"))
                    .forEach(quant -> enter(quant, quant.qty("inventory_quantity"), true));
        }
        counted.forEach(this::apply);
        return null;
    }

    private void apply(Rec quant) {
        double change = quant.qty("inventory_diff_quantity");
        String name = change == 0 ? "Product Quantity Confirmed" : "Product Quantity Updated";
        String by = release.countsNameUser() && quant.isSet("user_id")
                ? " (" + orm.fields.displayName("res.users", quant.ref("user_id"), Env.ADMIN) + ")"
                : "";
        long place = quant.ref("location_id");
        orm.db.set(quant, "inventory_quantity", null);
        orm.db.set(quant, "inventory_quantity_set", false);
        orm.db.set(quant, "inventory_diff_quantity", null);
        orm.db.set(quant, "user_id", null);
        if (orm.db.get("stock.location", place).isSet("company_id")) {
            String endOfYear = LocalDate.ofInstant(orm.db.begun(), ZoneOffset.UTC)
                    .withMonth(12)
                    .withDayOfMonth(31)
                    .toString();
            orm.db.set(quant, "inventory_date", endOfYear);
        }
        long adjustment = locations.first("inventory");
        adjust(quant, name + by, change > 0 ? adjustment : place, change > 0 ? place : adjustment, Math.abs(change));
    }

    private void adjust(Rec quant, String name, long from, long to, double quantity) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("product_id", quant.ref("product_id"));
        values.put("product_uom_qty", quantity);
        values.put("location_id", from);
        values.put("location_dest_id", to);
        values.put("is_inventory", true);
        Rec move = orm.create("stock.move", values, Env.ADMIN);
        if (quantity > 0) {
            moves.confirm(move);
            moves.addLine(move, move.ref("location_id"), quantity);
        }
        moves.complete(move);
    }
}
