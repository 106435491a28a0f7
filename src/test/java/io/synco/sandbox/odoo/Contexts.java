package io.synco.sandbox.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the ids under a context's keys are. */
final class Contexts {
    private static final Map<String, String> MODELS = Map.ofEntries(
            Map.entry("location", "stock.location"),
            Map.entry("warehouse", "stock.warehouse"),
            Map.entry("warehouse_id", "stock.warehouse"),
            Map.entry("allowed_company_ids", "res.company"),
            Map.entry("button_validate_picking_ids", "stock.picking"),
            Map.entry("picking_ids_not_to_backorder", "stock.picking"),
            Map.entry("default_pick_ids", "stock.picking"),
            Map.entry("default_quant_ids", "stock.quant"),
            Map.entry("default_quant_to_fix_ids", "stock.quant"),
            Map.entry("default_order_id", "sale.order"),
            Map.entry("default_partner_id", "res.partner"),
            Map.entry("default_product_id", "product.product"),
            Map.entry("default_location_id", "stock.location"),
            Map.entry("default_scrap_id", "stock.scrap"),
            Map.entry("search_default_picking_type_id", "stock.picking.type"),
            Map.entry("default_picking_id", "stock.picking"));

    private Contexts() {}

    /** Null for what is no record. */
    static String model(String key, JsonNode context) {
        return key.equals("active_id") || key.equals("active_ids")
                ? context.path("active_model").asText(null)
                : MODELS.get(key);
    }
}
