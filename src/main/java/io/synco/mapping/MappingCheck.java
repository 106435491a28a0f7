package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.MappingRefused.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a wanted mapping can stand, against the locations that both sides have; each objection is a sentence with a way out. */
final class MappingCheck {
    /** Far more than shops have locations; the search for overlaps is quadratic in the lines. */
    private static final int LINES_MAX = 1_000;

    private static final String READ_AGAIN = "Read the locations of both sides again and choose one of them.";

    private final Map<LocationId, ShopLocation> shopify = new LinkedHashMap<>();
    private final Map<StockLocationId, StockLocation> odoo = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private MappingCheck(List<ShopLocation> shopify, List<StockLocation> odoo) {
        shopify.forEach(location -> this.shopify.put(location.id(), location));
        odoo.forEach(location -> this.odoo.put(location.id(), location));
    }

    static List<Problem> problems(List<Wanted> wanted, List<ShopLocation> shopify, List<StockLocation> odoo) {
        if (wanted.size() > LINES_MAX) {
            return List.of(new Problem(
                    "The mapping has " + wanted.size() + " lines; at most " + LINES_MAX + " are taken.",
                    "Keep one line for each Shopify location."));
        }
        MappingCheck check = new MappingCheck(shopify, odoo);
        for (Wanted line : wanted) {
            check.shopifyLocation(line);
            check.odooLocation(line);
        }
        check.repeatedShopifyLocations(wanted);
        check.overlaps(wanted);
        return check.problems;
    }

    private void shopifyLocation(Wanted line) {
        ShopLocation location = shopify.get(line.shopify());
        if (location == null) {
            refuse("Shopify has no location " + line.shopify() + ".", READ_AGAIN);
        } else if (!location.active()) {
            refuse(
                    "Shopify location " + location.name() + " is deactivated or deleted.",
                    "Activate it in Shopify's settings, or leave it out of the mapping.");
        }
        if (line.buffer() < 0) {
            refuse(
                    "A buffer of " + line.buffer() + " units would offer stock that Odoo does not have.",
                    "Choose a buffer of 0 or more.");
        }
    }

    private void odooLocation(Wanted line) {
        StockLocation location = odoo.get(line.odoo());
        if (location == null) {
            refuse("Odoo has no location " + line.odoo() + ", or has archived it.", READ_AGAIN);
        } else if (location.view()) {
            refuse(location.name() + " is a view in Odoo: it holds no stock itself.", insteadOf(location));
        } else if (!location.internal()) {
            refuse(
                    location.name() + " is no internal location in Odoo (its type is " + location.usage() + ").",
                    "Map a location whose type is Internal Location, usually the warehouse's Stock.");
        } else {
            warehouse(line, location);
        }
    }

    private void warehouse(Wanted line, StockLocation location) {
        if (location.warehouse().isEmpty()) {
            refuse(
                    location.name() + " belongs to no warehouse in Odoo, so no order could be delivered from it.",
                    "Move it below a warehouse in Odoo, or map a location that stands in one.");
        } else if (!location.warehouse().get().equals(line.warehouse())) {
            refuse(
                    location.name() + " belongs to warehouse " + location.warehouseName() + " ("
                            + location.warehouse().get() + "), not to warehouse " + line.warehouse() + ".",
                    "Send the orders to the location's own warehouse, or choose a location of the other one.");
        }
    }

    /** Mapping the warehouse itself would count Input, Quality Control, Packing and Output as sellable. */
    private String insteadOf(StockLocation view) {
        String inside = odoo.values().stream()
                .filter(location -> location.internal() && view.contains(location))
                .map(StockLocation::name)
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
        return inside.isEmpty()
                ? "Map an internal location, usually the warehouse's Stock."
                : "Map the location where sellable stock lies; inside it are " + inside + ".";
    }

    private void repeatedShopifyLocations(List<Wanted> wanted) {
        Set<LocationId> seen = new HashSet<>();
        Set<LocationId> said = new HashSet<>();
        for (Wanted line : wanted) {
            if (!seen.add(line.shopify()) && said.add(line.shopify())) {
                refuse(
                        "Shopify location " + shopifyName(line.shopify()) + " stands in the mapping more than once.",
                        "Keep one line for each Shopify location.");
            }
        }
    }

    /** The same units would be offered twice. */
    private void overlaps(List<Wanted> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = i + 1; j < wanted.size(); j++) {
                StockLocation one = odoo.get(wanted.get(i).odoo());
                StockLocation other = odoo.get(wanted.get(j).odoo());
                if (one != null && other != null) {
                    overlap(one, other);
                }
            }
        }
    }

    private void overlap(StockLocation one, StockLocation other) {
        if (one.id().equals(other.id())) {
            refuse(
                    one.name() + " stands in the mapping more than once: its stock would be offered twice.",
                    "Map each Odoo location to one Shopify location.");
        } else if (one.contains(other)) {
            lies(other, one);
        } else if (other.contains(one)) {
            lies(one, other);
        }
    }

    private void lies(StockLocation inner, StockLocation outer) {
        refuse(
                inner.name() + " lies inside " + outer.name() + ": its stock would be offered twice.",
                "Map either the outer location or the ones inside it, not both.");
    }

    private String shopifyName(LocationId id) {
        ShopLocation location = shopify.get(id);
        return location == null ? id.toString() : location.name();
    }

    private void refuse(String what, String todo) {
        problems.add(new Problem(what, todo));
    }
}
