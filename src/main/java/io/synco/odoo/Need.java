package io.synco.odoo;

import java.util.List;

/** A right that SyncO cannot work without, and how a person gives it. */
record Need(String model, String operation, String inWords, String remedy) {
    private static final String INVENTORY = "Inventory: User";
    private static final String SALES = "Sales: User: All Documents";

    static final List<Need> ALL = List.of(
            new Need("product.product", "read", "read products", INVENTORY),
            new Need("stock.location", "read", "read locations", INVENTORY),
            new Need("stock.warehouse", "read", "read warehouses", INVENTORY),
            new Need("stock.quant", "read", "read stock quantities", INVENTORY),
            new Need("stock.move", "write", "change stock moves", INVENTORY),
            new Need("stock.move.line", "read", "read stock move lines", INVENTORY),
            new Need("stock.picking", "write", "validate deliveries", INVENTORY),
            new Need("sale.order", "create", "create sales orders", SALES),
            new Need("sale.order", "write", "change sales orders", SALES),
            new Need("sale.order.line", "create", "add lines to sales orders", SALES),
            new Need("res.partner", "create", "create its customer", "Extra Rights: Contact Creation"),
            new Need("ir.model.data", "read", "read external ids", "an internal user's rights"));

    /** The app that brings the model, for a server that does not know it. */
    String app() {
        return model.startsWith("sale.") ? "Sales" : model.startsWith("stock.") ? "Inventory" : "base";
    }
}
