package io.synco.mapping;

import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.Collection;
import java.util.stream.Collectors;

/** A mapping as the audit tells it: {@code 5 sells 8 (warehouse 1), …}. */
final class MappingWords {
    private MappingWords() {}

    static String of(Collection<LocationMapping> mappings) {
        String lines = mappings.stream()
                .flatMap(mapping -> mapping.outlets().stream().map(outlet -> line(mapping, outlet)))
                .sorted()
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "nothing" : lines;
    }

    private static String line(LocationMapping mapping, Outlet outlet) {
        String sources =
                mapping.sources().stream().map(StockLocationId::toString).collect(Collectors.joining("+"));
        String buffer = outlet.buffer().map(units -> "buffer " + units).orElse("the shop's buffer");
        return outlet.location() + " sells " + part(mapping, outlet) + sources + " (warehouse " + mapping.warehouse()
                + ", " + buffer + ")";
    }

    private static String part(LocationMapping mapping, Outlet outlet) {
        return switch (mapping.mode()) {
            case SINGLE -> "";
            case POOL -> "with others ";
            case SPLIT -> "a share of " + outlet.share() + " of ";
        };
    }
}
