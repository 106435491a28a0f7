package io.synco.mapping;

import io.synco.kernel.StockLocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Stock that lies at two of the wanted Odoo locations would be counted, or offered, twice. */
final class Overlaps {
    private final Map<StockLocationId, StockLocation> odoo;
    private final BiConsumer<String, String> refuse;

    /** @param refuse what is wrong, and what to do */
    Overlaps(Map<StockLocationId, StockLocation> odoo, BiConsumer<String, String> refuse) {
        this.odoo = odoo;
        this.refuse = refuse;
    }

    private record Source(Wanted mapping, StockLocation location) {}

    /** Each location is named with the first one that it overlaps: no more objections than locations. */
    void find(List<Wanted> wanted) {
        List<Source> before = new ArrayList<>();
        for (Wanted mapping : wanted) {
            for (StockLocationId id : mapping.sources()) {
                if (odoo.containsKey(id)) {
                    Source source = new Source(mapping, odoo.get(id));
                    before.stream()
                            .filter(other -> overlap(source.location(), other.location()))
                            .findFirst()
                            .ifPresent(other -> say(source, other));
                    before.add(source);
                }
            }
        }
    }

    private static boolean overlap(StockLocation one, StockLocation other) {
        return one.contains(other) || other.contains(one);
    }

    private void say(Source one, Source other) {
        StockLocation inner = one.location().contains(other.location()) ? other.location() : one.location();
        StockLocation outer = inner == one.location() ? other.location() : one.location();
        if (one.mapping() == other.mapping()) {
            counted(inner, outer);
        } else {
            offered(inner, outer);
        }
    }

    private void counted(StockLocation inner, StockLocation outer) {
        if (inner.id().equals(outer.id())) {
            refuse.accept(inner.name() + " stands in one mapping twice.", "Name each Odoo location once.");
        } else {
            refuse.accept(
                    inner.name() + " lies inside " + outer.name() + ": its stock would be counted twice.",
                    "Leave " + inner.name() + " out; what lies inside a mapped location counts with it.");
        }
    }

    private void offered(StockLocation inner, StockLocation outer) {
        if (inner.id().equals(outer.id())) {
            refuse.accept(
                    inner.name() + " stands in the mapping more than once: its stock would be offered twice.",
                    "Name each Odoo location in one mapping; several Shopify locations can sell it there as a pool or a split.");
        } else {
            refuse.accept(
                    inner.name() + " lies inside " + outer.name() + ": its stock would be offered twice.",
                    "Map either the outer location or the ones inside it, not both.");
        }
    }
}
