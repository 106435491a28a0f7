package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;

/**
 * A version of Odoo that the double can be. Every difference between versions is a question asked here; the classes that do the work
 * ask it and know no version themselves.
 */
public enum Release {
    V16,
    V17,
    V18,
    V19;

    /** Fields that were only given another name: by model, the name in this release and the name that the double stores them under. */
    private static final Map<String, Map<String, String>> RENAMED_IN_19 = Map.of(
            "sale.order.line", Map.of("product_uom_id", "product_uom", "tax_ids", "tax_id"),
            "stock.move", Map.of("description_picking_manual", "description_picking"));

    private boolean since(Release first) {
        return compareTo(first) >= 0;
    }

    /** 16, 17, 18 or 19. */
    public int number() {
        return 16 + ordinal();
    }

    /** 16.0 and so on. */
    public String serie() {
        return number() + ".0";
    }

    // ---- names
    // ------------------------------------------------------------------------------------------------------------------

    Map<String, String> renamed(String model) {
        return since(V19) ? RENAMED_IN_19.getOrDefault(model, Map.of()) : Map.of();
    }

    /** What holds a document's moves together over its steps and returns: {@code group_id}, in 19 {@code reference_ids}. */
    String groupModel() {
        return since(V19) ? "stock.reference" : "procurement.group";
    }

    boolean hasReferences() {
        return since(V19);
    }

    /** Goods that are counted: {@code detailed_type = product}, from 18 on {@code is_storable} of {@code type = consu}. */
    boolean hasStorableFlag() {
        return since(V18);
    }

    /** The context's key for a warehouse; the other one is silently ignored. */
    String warehouseKey() {
        return since(V18) ? "warehouse_id" : "warehouse";
    }

    // ---- what a new database has
    // ------------------------------------------------------------------------------------------------------------------

    /** Physical, Virtual and Partner Locations above all others; 19 has no such roots. */
    boolean hasRootLocations() {
        return !since(V19);
    }

    boolean hasScrapLocation() {
        return !since(V19);
    }

    /** Receipts come from Vendors and deliveries go to Customers by the operation type itself. */
    boolean typesNamePartners() {
        return since(V18);
    }

    /** A warehouse has operation types for quality control, storage and cross dock. */
    boolean storesInSteps() {
        return since(V18);
    }

    /** Returns have an operation type of their own. */
    boolean hasReturnType() {
        return this == V16;
    }

    // ---- transport and errors
    // ------------------------------------------------------------------------------------------------------------------

    /** What {@code error.code} of an application's error says; the HTTP status is 200 all the same. */
    int errorCode() {
        return since(V19) ? 0 : 200;
    }

    /** 16 answers a body that is no JSON with an error in an envelope, later ones with HTTP 400. */
    boolean wrapsMalformedRequests() {
        return this == V16;
    }

    int statusOfWrongContentType() {
        return since(V19) ? 415 : 400;
    }

    /** Rights are asked for by {@code has_access}. */
    boolean hasAccessMethod() {
        return since(V18);
    }

    // ---- calling out
    // ------------------------------------------------------------------------------------------------------------------

    /** Server actions can call an address. */
    boolean callsOut() {
        return since(V17);
    }

    /** Until 18 the call goes out within the transaction, whether it is committed or not. */
    boolean callsAfterCommit() {
        return since(V19);
    }

    List<Object> versionInfo() {
        return List.of(number(), 0, 0, "final", 0, "");
    }
}
