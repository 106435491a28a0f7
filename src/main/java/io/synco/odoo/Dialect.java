package io.synco.odoo;

import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that differs by Odoo's version, in one place (reference: the versions' recordings). */
enum Dialect {
    V17;

    private static final Pattern SERIES = Pattern.compile("(?:saas[~-])?(\\d+)(?:[.].*)?");

    /** @param version as the server names itself: 17.0, 17.0+e, saas~17.2 */
    static Dialect of(String version) {
        Matcher series = SERIES.matcher(version);
        String number = series.matches() ? series.group(1) : "";
        return switch (number) {
            case "17" -> V17;
            case "16", "18", "19" ->
                throw refused("Odoo " + version + " cannot be connected yet; this version of SyncO knows Odoo 17");
            default -> throw refused("Odoo " + version + " is not supported; supported are 16 to 19");
        };
    }

    /** Goods that are counted, as against services and consumables. */
    List<Object> storable() {
        return Domain.is("detailed_type", "product");
    }

    /** A move line's amount in the product's own unit: reserved while it is open, done when it is done. */
    String lineQuantity() {
        return "quantity_product_uom";
    }

    /** Moves of sales orders: by their lines, and by the group that all steps and returns share (only the last step has the line). */
    String orderOfMove() {
        return "sale_line_id.order_id";
    }

    String orderOfGroup() {
        return "group_id.sale_id";
    }

    private static RemoteException refused(String words) {
        return new RemoteException(new Refused(words));
    }
}
