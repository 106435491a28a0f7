package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should know about a mapping that stands: it works, and may not do what was meant. */
final class MappingWarnings {
    private final Map<LocationId, ShopLocation> shopify;
    private final Map<StockLocationId, StockLocation> odoo;

    private MappingWarnings(Collection<ShopLocation> shopify, Collection<StockLocation> odoo) {
        this.shopify = shopify.stream().collect(Collectors.toMap(ShopLocation::id, Function.identity()));
        this.odoo = odoo.stream().collect(Collectors.toMap(StockLocation::id, Function.identity()));
    }

    static List<String> of(
            Collection<LocationMapping> mappings, Collection<ShopLocation> shopify, Collection<StockLocation> odoo) {
        MappingWarnings warnings = new MappingWarnings(shopify, odoo);
        List<String> all = new ArrayList<>();
        for (LocationMapping mapping : mappings) {
            warnings.soldOnlineTogether(mapping).ifPresent(all::add);
            warnings.ofOtherWarehouses(mapping).ifPresent(all::add);
            warnings.onTheirWay(mapping).ifPresent(all::add);
        }
        return all;
    }

    /** Shopify checks each location's stock on its own, so one cart can take the same units from two of them. */
    private Optional<String> soldOnlineTogether(LocationMapping mapping) {
        List<ShopLocation> online = mapping.outlets().stream()
                .map(Outlet::location)
                .flatMap(location -> Stream.ofNullable(shopify.get(location)))
                .filter(location -> location.active() && location.fulfillsOnline())
                .toList();
        if (mapping.mode() != MappingMode.POOL || online.size() < 2) {
            return Optional.empty();
        }
        return Optional.of("More than one pooled location fulfils online orders ("
                + online.stream().map(ShopLocation::name).collect(Collectors.joining(", "))
                + "): a single cart can oversell. Let only one of them fulfil online orders in Shopify's settings,"
                + " or split the stock.");
    }

    private Optional<String> ofOtherWarehouses(LocationMapping mapping) {
        String others = mapping.sources().stream()
                .flatMap(source -> Stream.ofNullable(odoo.get(source)))
                .filter(location -> location.warehouse()
                        .filter(warehouse -> !warehouse.equals(mapping.warehouse()))
                        .isPresent())
                .map(location -> location.name() + " (" + location.warehouseName() + ")")
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Orders of " + names(mapping) + " go to the warehouse of " + odooName(mapping.primary())
                                + " only. What lies at " + others
                                + " is offered too: bring it there in Odoo when it is sold, or give it a Shopify location of its own.");
    }

    /** Sellable stock lies beside them, or they lie beside it; one inside the other counts both. */
    private Optional<String> onTheirWay(LocationMapping mapping) {
        String steps = odoo.values().stream()
                .filter(location -> location.step() && location.internal() && counts(mapping, location))
                .map(StockLocation::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of("What lies at " + steps
                        + " is on its way into or out of the warehouse, and is offered at "
                        + names(mapping) + " all the same. Map the location where sellable stock lies, and in Odoo move"
                        + " out of it what does not belong there.");
    }

    private boolean counts(LocationMapping mapping, StockLocation step) {
        return mapping.sources().stream()
                .flatMap(source -> Stream.ofNullable(odoo.get(source)))
                .anyMatch(source -> source.contains(step) || step.contains(source));
    }

    private String names(LocationMapping mapping) {
        return mapping.outlets().stream()
                .map(Outlet::location)
                .map(id -> Optional.ofNullable(shopify.get(id))
                        .map(ShopLocation::name)
                        .orElseGet(id::toString))
                .collect(Collectors.joining(", "));
    }

    private String odooName(StockLocationId id) {
        return Optional.ofNullable(odoo.get(id)).map(StockLocation::name).orElseGet(id::toString);
    }
}
