package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** A warehouse comes with its locations, operation types and the rule that delivers from its stock. */
final class Warehouses implements Behaviour {
    private final Orm orm;
    private final Locations locations;
    private final Release release;

    Warehouses(Orm orm, Locations locations, Release release) {
        this.orm = orm;
        this.release = release;
        this.locations = locations;
        orm.behaves("stock.warehouse", this);
        orm.fields.compute(
                "stock.picking.type",
                "display_name",
                (type, env) -> orm.fields.displayName("stock.warehouse", type.ref("warehouse_id"), env) + ": "
                        + type.text("name"));
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        values.putIfAbsent("company_id", 1L);
        values.putIfAbsent("sequence", 10);
        values.putIfAbsent("reception_steps", "one_step");
        values.putIfAbsent("delivery_steps", "ship_only");
        if (!"one_step".equals(values.get("reception_steps"))) {
            throw OdooError.userError("This double knows one-step receipts only: reception_steps must be one_step");
        }
        boolean packs = "pick_pack_ship".equals(values.get("delivery_steps"));
        boolean picks = packs || "pick_ship".equals(values.get("delivery_steps"));
        values.put("manufacture_steps", "mrp_one_step");
        values.put(
                "view_location_id",
                locations.create(
                                String.valueOf(values.get("code")),
                                "view",
                                release.hasRootLocations() ? 1L : null,
                                null,
                                true)
                        .id);
        orm.db.set(locations.get((Long) values.get("view_location_id")), "company_id", 1L);
        values.put("lot_stock_id", below(values, "Stock", true));
        values.put("wh_input_stock_loc_id", below(values, "Input", false));
        values.put("wh_qc_stock_loc_id", below(values, "Quality Control", false));
        values.put("wh_output_stock_loc_id", below(values, "Output", picks));
        values.put("wh_pack_stock_loc_id", below(values, "Packing Zone", packs));
    }

    private long below(Map<String, Object> warehouse, String name, boolean active) {
        return locations.create(name, "internal", (Long) warehouse.get("view_location_id"), null, active).id;
    }

    @Override
    public void created(Rec warehouse, Map<String, Object> values, Env env) {
        locations
                .tree(warehouse.ref("view_location_id"))
                .forEach(id -> orm.db.set(locations.get(id), "warehouse_id", warehouse.id));
        long stock = warehouse.ref("lot_stock_id");
        long output = warehouse.ref("wh_output_stock_loc_id");
        long packing = warehouse.ref("wh_pack_stock_loc_id");
        boolean packs = warehouse.text("delivery_steps").equals("pick_pack_ship");
        boolean picks = packs || warehouse.text("delivery_steps").equals("pick_ship");
        Long vendors = release.typesNamePartners() ? locations.first("supplier") : null;
        Long customers = release.typesNamePartners() ? locations.first("customer") : null;
        Rec in = type(warehouse, "in_type_id", "Receipts", "incoming", "IN", vendors, stock, true);
        Rec out = type(
                warehouse,
                "out_type_id",
                "Delivery Orders",
                "outgoing",
                "OUT",
                picks ? output : stock,
                customers,
                true);
        Rec pick = type(warehouse, "pick_type_id", "Pick", "internal", "PICK", stock, packs ? packing : output, picks);
        Rec pack = type(warehouse, "pack_type_id", "Pack", "internal", "PACK", packing, output, packs);
        if (release.storesInSteps()) {
            type(warehouse, "qc_type_id", "Quality Control", "internal", "QC", stock, stock, false);
            type(warehouse, "store_type_id", "Storage", "internal", "STOR", stock, stock, false);
        }
        type(warehouse, "int_type_id", "Internal Transfers", "internal", "INT", stock, stock, warehouse.id > 1);
        if (release.storesInSteps()) {
            type(warehouse, "xdock_type_id", "Cross Dock", "internal", "XD", stock, stock, false);
        }
        Rec back = release.hasReturnType()
                ? type(warehouse, "return_type_id", "Returns", "incoming", "IN", vendors, stock, true)
                : in;
        type(warehouse, "pbm_type_id", "Pick Components", "internal", "PC", stock, stock, false);
        type(warehouse, "sam_type_id", "Store Finished Product", "internal", "SFP", stock, stock, false);
        type(warehouse, "manu_type_id", "Manufacturing", "mrp_operation", "MO", stock, stock, true);
        if (back != in) {
            // Its code says IN, yet its transfers are numbered RET.
            orm.db.set(back, "own_prefix", "RET");
        }
        orm.db.set(in, "return_picking_type_id", out.id);
        orm.db.set(out, "return_picking_type_id", back.id);
        if (packs) {
            rule(warehouse, pick, stock, packing, true);
            rule(warehouse, pack, packing, output, false);
        } else if (picks) {
            rule(warehouse, pick, stock, output, true);
        }
        rule(warehouse, out, picks ? output : stock, locations.first("customer"), false);
    }

    /** A first step that is followed by others is named for the way's end where steps push. */
    private void rule(Rec warehouse, Rec type, long from, long to, boolean goesOn) {
        long end = goesOn && release.pushesSteps() ? locations.first("customer") : to;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", warehouse.text("code") + ": " + name(from) + " → " + name(end));
        values.put("warehouse_id", warehouse.id);
        values.put("picking_type_id", type.id);
        values.put("location_src_id", from);
        values.put("location_dest_id", to);
        orm.create("stock.rule", values, Env.ADMIN);
    }

    private String name(long location) {
        return locations.get(location).text("name");
    }

    private Rec type(
            Rec warehouse,
            String field,
            String name,
            String code,
            String sequence,
            Long from,
            Long to,
            boolean active) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("code", code);
        values.put("sequence_code", sequence);
        values.put("warehouse_id", warehouse.id);
        values.put("company_id", 1L);
        values.put("default_location_src_id", from);
        values.put("default_location_dest_id", to);
        values.put("create_backorder", "ask");
        values.put("reservation_method", "at_confirm");
        values.put("active", active);
        Rec type = orm.create("stock.picking.type", values, Env.ADMIN);
        orm.db.set(warehouse, field, type.id);
        return type;
    }

    Rec byCode(String code) {
        return orm.db.all("stock.warehouse").stream()
                .filter(warehouse -> warehouse.text("code").equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no warehouse with code " + code));
    }
}
