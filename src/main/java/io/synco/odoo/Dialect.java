package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.fields;

import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that differs by Odoo's version, each thing in one place (seen in the versions' recordings). */
enum Dialect {
    V16,
    V17,
    V18,
    V19;

    /** Odoo Online's releases between two versions are saas~17.2 or, as a database tells it, saas-17.2. */
    private static final Pattern SERIES = Pattern.compile("(saas[~-])?(\\d+)(?:[.].*)?");

    /** @param version as the server names itself: 17.0, 17.0+e, saas~17.2; one in between is spoken to as the one before it */
    static Dialect of(String version) {
        Matcher series = SERIES.matcher(version);
        String number = series.matches() ? series.group(2) : "";
        return switch (number) {
            case "16" -> V16;
            case "17" -> V17;
            case "18" -> V18;
            case "19" -> V19;
            default ->
                throw new RemoteException(new Refused("Odoo " + version + " is not supported; supported are 16 to 19"));
        };
    }

    static boolean isInBetween(String version) {
        Matcher series = SERIES.matcher(version);
        return series.matches() && series.group(1) != null;
    }

    private boolean since(Dialect version) {
        return compareTo(version) >= 0;
    }

    /** Takes {@code /json/2}. Before, its address leads to a page. */
    boolean hasJson2() {
        return since(V19);
    }

    /** {@code web_search_read} reads what a record points to as well, in the same transaction. */
    boolean readsNested() {
        return since(V17);
    }

    /** Rights are asked for by {@code has_access}; {@code check_access_rights} is on its way out. */
    boolean hasAccessMethod() {
        return since(V18);
    }

    /** Goods that are counted, as against services and consumables. */
    List<Object> storable() {
        return since(V18) ? Domain.is("is_storable", true) : Domain.is("detailed_type", "product");
    }

    // ---- amounts

    /** What {@link #lineQuantity} needs of a move line. */
    Map<String, Object> lineFields() {
        return since(V17)
                ? Map.of("quantity_product_uom", AS_IS)
                : Map.of(
                        "state", AS_IS,
                        "reserved_qty", AS_IS,
                        "qty_done", AS_IS,
                        "product_uom_id", unit(),
                        "product_id", fields(Map.of("uom_id", unit())));
    }

    /** A move line's amount in the product's own unit: reserved while it is open, done when it is done. */
    Quantity lineQuantity(Row line) {
        if (since(V17)) {
            return line.quantity("quantity_product_uom");
        }
        return line.text("state").equals("done") ? done(line) : line.quantity("reserved_qty");
    }

    /** Version 16 keeps what is done in the line's unit; into the product's it is rounded as Odoo does for the stock. */
    private static Quantity done(Row line) {
        Quantity done = line.quantity("qty_done");
        UnitOfMeasure from = UnitOfMeasure.of(line.nestedOrFail("product_uom_id"));
        UnitOfMeasure to = UnitOfMeasure.of(line.nestedOrFail("product_id").nestedOrFail("uom_id"));
        Quantity ratio = from.in(to)
                .orElseThrow(() -> Json.protocol("Odoo's move line " + line.id() + " is in " + from.name()
                        + ", which cannot be converted to " + to.name()));
        return from.id() == to.id() ? done : to.rounded(done.times(ratio));
    }

    /** What {@link UnitOfMeasure} is made of: categories until 18, a tree of units since. */
    Map<String, Object> unit() {
        return fields(
                since(V19)
                        ? Map.of("name", AS_IS, "parent_path", AS_IS, "factor", AS_IS, "rounding", AS_IS)
                        : Map.of("name", AS_IS, "category_id", AS_IS, "factor", AS_IS, "rounding", AS_IS));
    }

    // ---- delivering

    /** What {@link #entered} and {@link #picked} need of a move. */
    Map<String, Object> enteredFields() {
        return since(V17) ? Map.of("quantity", AS_IS, "picked", AS_IS) : Map.of("quantity_done", AS_IS);
    }

    Quantity entered(Row move) {
        return move.quantity(since(V17) ? "quantity" : "quantity_done");
    }

    /** Somebody said that this goes: by a mark or, in version 16, by an amount done. */
    boolean picked(Row move) {
        return since(V17) ? move.flag("picked") : entered(move).signum() > 0;
    }

    /**
     * What to write to a move of which this amount goes, zero for nothing. In version 16 nothing done is nothing that goes, and
     * where amounts are done Odoo does not ask whether all that is reserved goes.
     */
    Map<String, Object> entering(Quantity quantity) {
        BigDecimal amount = quantity.toDecimal();
        if (!since(V17)) {
            return Map.of("quantity_done", amount);
        }
        return quantity.signum() > 0 ? Map.of("quantity", amount, "picked", true) : Map.of("picked", false);
    }

    // ---- transfers of our own

    /** What a person reads of a move. Its name is required until 18, and gone since. */
    String wordsOfMove() {
        return since(V19) ? "description_picking" : "name";
    }

    /** What marks the places for scrap among those of the usage inventory; since 19 goods are scrapped to where counts go. */
    Optional<String> isScrap() {
        return since(V19) ? Optional.empty() : Optional.of("scrap_location");
    }

    // ---- money

    /** A sales order line's taxes. */
    String taxesOfLine() {
        return since(V19) ? "tax_ids" : "tax_id";
    }

    /** Whether a product is a service is said here. */
    String kindOfProduct() {
        return since(V18) ? "type" : "detailed_type";
    }

    // ---- documents and their moves

    /** Moves of sales orders: by their lines, and by the group that all steps and returns share (only the last step has the line). */
    String orderOfMove() {
        return "sale_line_id.order_id";
    }

    String orderOfGroup() {
        return since(V19) ? "reference_ids.sale_ids" : "group_id.sale_id";
    }

    /** What ties a document's moves together even after the document is gone: of a move, a group; since 19, any number of references. */
    String group() {
        return since(V19) ? "reference_ids" : "group_id";
    }

    /** What {@link #groups} and {@link #ordersOfGroups} need of a move's {@link #group}. */
    Map<String, Object> groupFields() {
        return fields(Map.of(since(V19) ? "sale_ids" : "sale_id", AS_IS));
    }

    String groupModel() {
        return since(V19) ? "stock.reference" : "procurement.group";
    }

    Set<Long> groups(Row move) {
        return since(V19)
                ? new TreeSet<>(move.refs("reference_ids"))
                : move.optionalRef("group_id").map(Set::of).orElse(Set.of());
    }

    Set<Long> ordersOfGroups(Row move) {
        Set<Long> orders = new TreeSet<>();
        if (since(V19)) {
            move.rows("reference_ids").forEach(reference -> orders.addAll(reference.refs("sale_ids")));
        } else {
            move.nested("group_id")
                    .flatMap(group -> group.optionalRef("sale_id"))
                    .ifPresent(orders::add);
        }
        return orders;
    }

    /** A sales order's own group, in the order's row. */
    String groupOfOrder() {
        return since(V19) ? "stock_reference_ids" : "procurement_group_id";
    }

    /** The first reference is the one that was made with the order; a person may add others. */
    Optional<Long> groupOfOrder(Row order) {
        return since(V19) ? order.refs(groupOfOrder()).stream().min(Long::compare) : order.optionalRef(groupOfOrder());
    }

    /** The place where a move's goods end, which since 18 a step knows before the next step exists. */
    Optional<String> finalDestination() {
        return since(V18) ? Optional.of("location_final_id") : Optional.empty();
    }
}
