package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Scrapping: a finished move into the scrap location, whose demand is 0. */
final class Scraps implements Behaviour {
    private final Orm orm;
    private final Moves moves;
    private final Quants quants;
    private final Locations locations;
    private final Release release;

    Scraps(Orm orm, Moves moves, Quants quants, Locations locations, Release release) {
        this.orm = orm;
        this.release = release;
        this.moves = moves;
        this.quants = quants;
        this.locations = locations;
        orm.behaves("stock.scrap", this);
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        values.put("name", "SP/%05d".formatted(orm.db.next("SP/")));
        values.put("state", "draft");
        values.putIfAbsent("product_uom_id", 1L);
        values.putIfAbsent("location_id", orm.db.get("stock.warehouse", 1).ref("lot_stock_id"));
        values.putIfAbsent("scrap_location_id", locations.scrap());
        values.putIfAbsent("company_id", 1L);
    }

    Object validate(Rec scrap) {
        long product = scrap.ref("product_id");
        double quantity = scrap.qty("scrap_qty");
        double there = quants.at(product, scrap.ref("location_id")).stream()
                .mapToDouble(quant -> quant.qty("quantity"))
                .sum();
        if (there < quantity) {
            return insufficient(scrap);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Rec picking = orm.db.find("stock.picking", scrap.ref("picking_id"));
        values.put("name", scrap.text("name"));
        values.put("origin", picking == null ? scrap.text("name") : picking.text("name"));
        if (picking != null) {
            values.put("picking_id", picking.id);
            values.put("picking_type_id", picking.ref("picking_type_id"));
            values.put(
                    "group_id", release.scrapsInGroup() && picking.isSet("group_id") ? picking.raw("group_id") : false);
        }
        values.put("product_id", product);
        values.put("location_id", scrap.ref("location_id"));
        values.put("location_dest_id", scrap.ref("scrap_location_id"));
        values.put("scrap_id", scrap.id);
        values.put("scrapped", true);
        Rec move = orm.create("stock.move", values, Env.ADMIN);
        orm.db.set(moves.addLine(move, move.ref("location_id"), quantity), "picking_id", null);
        moves.complete(move);
        if (picking != null && release.scrapBreaksChain()) {
            orm.db.where("stock.move", "picking_id", picking.id).stream()
                    .filter(other -> other.ref("product_id") == product && !other.hasState("done", "cancel"))
                    .forEach(moves.chains::release);
        }
        orm.db.set(scrap, "state", "done");
        orm.db.set(scrap, "date_done", orm.db.now());
        return true;
    }

    private Map<String, Object> insufficient(Rec scrap) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("default_product_id", scrap.ref("product_id"));
        context.put("default_location_id", scrap.ref("location_id"));
        context.put("default_scrap_id", scrap.id);
        context.put("default_quantity", scrap.qty("scrap_qty"));
        context.put("default_product_uom_name", "Units");
        String product = orm.fields.displayName("product.product", scrap.ref("product_id"), Env.ADMIN);
        return Actions.windowWithoutViews(
                product + ": Insufficient Quantity To Scrap", "stock.warn.insufficient.qty.scrap", 856, context);
    }
}
