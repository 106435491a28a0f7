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

    /** Every model has {@code __last_update}. */
    boolean hasLastUpdate() {
        return this == V16;
    }

    /** A delivery's origin is the order and what the customer calls it. */
    boolean originNamesReference() {
        return this == V18;
    }

    /** Goods that are counted: {@code detailed_type = product}, from 18 on {@code is_storable} of {@code type = consu}. */
    boolean hasStorableFlag() {
        return since(V18);
    }

    /** The context's key for a warehouse; the other one is silently ignored. */
    String warehouseKey() {
        return since(V18) ? "warehouse_id" : "warehouse";
    }

    // ---- transfers
    // ------------------------------------------------------------------------------------------------------------------

    /** A step of a route makes the next when it is done, and every step knows the sales line; before, all are made at once. */
    boolean pushesSteps() {
        return since(V18);
    }

    /** Moves say where their way ends ({@code location_final_id}). */
    boolean namesFinalLocation() {
        return since(V18);
    }

    /** {@code to_refund} is set on deliveries too. */
    boolean refundsByDefault() {
        return since(V19);
    }

    /** Returns from a customer go where the operation type says; before, where the delivery came from. */
    boolean returnsToStock() {
        return since(V18);
    }

    /** The return wizard's lines: none over RPC (16), prefilled with what was delivered (17), or with 0 (18 on). */
    boolean offersReturnLines() {
        return since(V17);
    }

    boolean offersReturnQuantities() {
        return this == V17;
    }

    String returnMethod() {
        return since(V18) ? "action_create_returns" : "create_returns";
    }

    /** Done quantities stand beside reserved ones; a transfer without any asks whether all goes at once. */
    boolean entersDoneBesideReserved() {
        return this == V16;
    }

    /** What goes without a backorder leaves a cancelled move; later one move is done, with less than its demand. */
    boolean splitsWhatIsNotSent() {
        return this == V16;
    }

    /** Validating a finished transfer again does nothing and answers true. */
    boolean validatesDoneAgain() {
        return since(V19);
    }

    String nothingToValidate() {
        return this == V16
                ? "You cannot validate a transfer if no quantities are reserved nor done. To force the transfer, switch in edit"
                        + " mode and encode the done quantities."
                : "You cannot validate a transfer if no quantities are reserved. To force the transfer, encode quantities.";
    }

    /** A larger quantity than reserved is taken from free stock into the line that is there; only what is not there gets a line of its own. */
    boolean growsReservedLine() {
        return since(V19);
    }

    /** A confirmed line's product cannot be changed; before, its moves went on with the old one. */
    boolean keepsProductOfConfirmedLine() {
        return since(V19);
    }

    /** A return's moves are named like its transfer. */
    boolean namesReturnsByTransfer() {
        return this == V18;
    }

    /** A scrap's move has a demand of 0. */
    boolean scrapsWithoutDemand() {
        return this == V17;
    }

    /** A scrap made from a transfer belongs to the transfer's group. */
    boolean scrapsInGroup() {
        return since(V17);
    }

    /** A transfer's operation type stays once it is confirmed; later, once anything of it is done. */
    boolean keepsTypeOnceConfirmed() {
        return !since(V18);
    }

    /** Stock that is counted or received is reserved at once for who waits for it. */
    boolean reservesOnArrival() {
        return since(V19);
    }

    /** Where stock gets less than what is reserved, a move loses its reservation as a whole. */
    boolean losesWholeReservations() {
        return this == V16;
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

    /** Units of measure are of one kind where they have one root; before, where they have one category. */
    boolean unitsAreATree() {
        return since(V19);
    }

    /** Automations can call a webhook. */
    boolean hasWebhooks() {
        return since(V17);
    }

    /** Webhooks are sent within the transaction, rolled back or not; from 19 on after its commit. */
    boolean sendsHooksBeforeCommit() {
        return !since(V19);
    }

    /** {@code POST /json/2/...} with a bearer key. */
    boolean hasJson2() {
        return since(V19);
    }

    /** Without JSON-2 its address is a page: not found, in 18 the web client's with status 200. */
    int statusWithoutJson2() {
        return this == V18 ? 200 : 404;
    }

    boolean hasAccessMethod() {
        return since(V18);
    }

    /** Conditions on times compare whole seconds: a row written later within the second is not after it. */
    boolean comparesWholeSeconds() {
        return since(V19);
    }

    /** Only times without a zone are understood. */
    boolean refusesZones() {
        return since(V19);
    }

    /** Quantities under a location that does not exist: nothing at all, from 19 on zero. */
    boolean readsNothingNowhere() {
        return !since(V19);
    }

    /** {@code strict} leaves out what lies below a location. */
    boolean knowsStrict() {
        return since(V17);
    }

    /** A sales line's name ends with its customer. */
    boolean linesNameCustomer() {
        return since(V17);
    }

    /** A count given on creation is set outside inventory mode too. */
    boolean setsCountsAlways() {
        return since(V19);
    }

    /** Applying a count that was not set counts zero; before, it changes nothing. */
    boolean appliesUnsetAsZero() {
        return since(V19);
    }

    /** Confirming a confirmed order again is refused; before, it is passed over. */
    boolean refusesToConfirmAgain() {
        return since(V17);
    }

    /** The cancellation wizard's context names the use of a template. */
    boolean cancelsWithTemplateFlag() {
        return this == V16;
    }

    /** Cancelling a confirmed order warns first: the answer is a wizard's action, and nothing is cancelled. */
    boolean warnsBeforeCancelling() {
        return !since(V19);
    }

    /** A count's move says who counted. */
    boolean countsNameUser() {
        return since(V17);
    }

    /** The recorded database of 16 had no tax; the others take 15 percent. */
    boolean hasDefaultTax() {
        return since(V17);
    }

    /** Taxes are rounded over the whole order, before over each line. */
    boolean roundsTaxOnce() {
        return since(V19);
    }

    String listView() {
        return since(V18) ? "list" : "tree";
    }

    /** A load complains about a record's lines before the record itself. */
    boolean loadsLinesFirst() {
        return this == V16;
    }

    /** A scrap from a transfer takes the transfer's moves out of their chain. */
    boolean scrapBreaksChain() {
        return since(V18);
    }

    /** A sales line without product and type is refused. */
    boolean needsProductOnLine() {
        return !since(V18);
    }

    /** A sales order must have a price list. */
    boolean needsPriceList() {
        return this == V16;
    }

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

    List<Object> versionInfo() {
        return List.of(number(), 0, 0, "final", 0, "");
    }
}
