package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping.Outlet;
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
    /** Far more than shops have locations; the search for overlaps is quadratic. */
    private static final int LOCATIONS_MAX = 1_000;

    private static final int SHARE_MAX = 1_000;

    private static final String READ_AGAIN = "Read the locations of both sides again and choose one of them.";

    private final Map<LocationId, ShopLocation> shopify = new LinkedHashMap<>();
    private final Map<StockLocationId, StockLocation> odoo = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private MappingCheck(List<ShopLocation> shopify, List<StockLocation> odoo) {
        shopify.forEach(location -> this.shopify.put(location.id(), location));
        odoo.forEach(location -> this.odoo.put(location.id(), location));
    }

    static List<Problem> problems(List<Wanted> wanted, List<ShopLocation> shopify, List<StockLocation> odoo) {
        MappingCheck check = new MappingCheck(shopify, odoo);
        if (check.tooLarge(wanted)) {
            return check.problems;
        }
        for (Wanted one : wanted) {
            check.mode(one);
            one.outlets().forEach(check::outlet);
            one.sources().forEach(check::source);
            check.primary(one);
        }
        check.repeatedShopifyLocations(wanted);
        new Overlaps(check.odoo, check::refuse).find(wanted);
        return check.problems;
    }

    private boolean tooLarge(List<Wanted> wanted) {
        int sources = wanted.stream().mapToInt(one -> one.sources().size()).sum();
        int outlets = wanted.stream().mapToInt(one -> one.outlets().size()).sum();
        int most = Math.max(wanted.size(), Math.max(sources, outlets));
        if (most > LOCATIONS_MAX) {
            refuse(
                    "The mapping names " + most + " locations of one side; at most " + LOCATIONS_MAX + " are taken.",
                    "Name each location once; those inside a mapped Odoo location count with it.");
        }
        return most > LOCATIONS_MAX;
    }

    private void mode(Wanted one) {
        if (one.outlets().isEmpty()) {
            refuse(
                    "A mapping names no Shopify location.",
                    "Name the Shopify locations that sell its stock, or leave the mapping out.");
        } else if (one.mode() == MappingMode.SINGLE && one.outlets().size() > 1) {
            refuse(
                    names(one) + " would all sell the same stock, and the mapping is for a single Shopify location.",
                    "Choose pool to offer all of the stock at each, split to share it out, or keep one of them.");
        } else if (one.mode() != MappingMode.SINGLE && one.outlets().size() < 2) {
            refuse(
                    names(one) + " is alone in a " + (one.mode() == MappingMode.POOL ? "pool." : "split."),
                    "Name the other Shopify locations that sell the same stock, or choose single.");
        }
    }

    private void outlet(Outlet outlet) {
        ShopLocation location = shopify.get(outlet.location());
        if (location == null) {
            refuse("Shopify has no location " + outlet.location() + ".", READ_AGAIN);
        } else if (!location.active()) {
            refuse(
                    "Shopify location " + location.name() + " is deactivated or deleted.",
                    "Activate it in Shopify's settings, or leave it out of the mapping.");
        }
        if (outlet.share() < 1 || outlet.share() > SHARE_MAX) {
            refuse(
                    "Shopify location " + shopifyName(outlet.location()) + " cannot have a share of " + outlet.share()
                            + ".",
                    "Choose a share from 1 to " + SHARE_MAX + "; stock is split in proportion to the shares.");
        }
        if (outlet.buffer().orElse(0) < 0) {
            refuse(
                    "A buffer of " + outlet.buffer().get() + " units would offer stock that Odoo does not have.",
                    "Choose a buffer of 0 or more, or none for the shop's.");
        }
    }

    private void source(StockLocationId id) {
        StockLocation location = odoo.get(id);
        if (location == null) {
            refuse("Odoo has no location " + id + ", or has archived it.", READ_AGAIN);
        } else if (location.view()) {
            refuse(location.name() + " is a view in Odoo: it holds no stock itself.", insteadOf(location));
        } else if (!location.internal()) {
            refuse(
                    location.name() + " is no internal location in Odoo (its type is " + location.usage() + ").",
                    "Map a location whose type is Internal Location, usually the warehouse's Stock.");
        } else if (location.warehouse().isEmpty()) {
            refuse(
                    location.name() + " belongs to no warehouse in Odoo, so no order could be delivered from it.",
                    "Move it below a warehouse in Odoo, or map a location that stands in one.");
        }
    }

    /** Further locations may stand in other warehouses: {@link MappingWarnings} says what that means. */
    private void primary(Wanted one) {
        if (one.sources().isEmpty()) {
            refuse(
                    "Nothing in Odoo stands behind " + names(one) + ".",
                    "Name at least one Odoo location for each mapping, usually the warehouse's Stock.");
            return;
        }
        StockLocation first = odoo.get(one.sources().get(0));
        if (first != null
                && first.internal()
                && first.warehouse().isPresent()
                && !first.warehouse().get().equals(one.warehouse())) {
            refuse(
                    first.name() + " belongs to warehouse " + first.warehouseName() + " ("
                            + first.warehouse().get() + "), not to warehouse " + one.warehouse() + ".",
                    "Send the orders to the warehouse of the first Odoo location, or name a location of the other one first.");
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
        wanted.stream()
                .flatMap(one -> one.outlets().stream())
                .map(Outlet::location)
                .forEach(location -> {
                    if (!seen.add(location) && said.add(location)) {
                        refuse(
                                "Shopify location " + shopifyName(location) + " stands in the mapping more than once.",
                                "Name it once, with all Odoo locations whose stock it sells.");
                    }
                });
    }

    private String names(Wanted one) {
        return one.outlets().stream()
                .map(outlet -> shopifyName(outlet.location()))
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private String shopifyName(LocationId id) {
        ShopLocation location = shopify.get(id);
        return location == null ? id.toString() : location.name();
    }

    private void refuse(String what, String todo) {
        problems.add(new Problem(what, todo));
    }
}
