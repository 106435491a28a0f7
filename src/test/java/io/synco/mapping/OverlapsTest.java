package io.synco.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OverlapsTest {
    /** A tree of locations, each below one with a smaller number, and which of them are mapped, in one mapping or several. */
    record Choice(List<Integer> parents, List<List<Integer>> mappings) {
        Map<StockLocationId, StockLocation> tree() {
            Map<StockLocationId, StockLocation> tree = new LinkedHashMap<>();
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < parents.size(); i++) {
                int parent = parents.get(i) % (i + 1) - 1;
                paths.add((parent < 0 ? "" : paths.get(parent)) + (i + 1) + "/");
                StockLocationId id = new StockLocationId(i + 1);
                tree.put(id, location(id, paths.get(i)));
            }
            return tree;
        }

        List<Wanted> wanted() {
            return mappings.stream()
                    .map(sources -> new Wanted(
                            MappingMode.SINGLE,
                            sources.stream()
                                    .map(number -> new StockLocationId(number % parents.size() + 1))
                                    .toList(),
                            new WarehouseId(1),
                            List.of(new Outlet(new LocationId(70)))))
                    .toList();
        }
    }

    @Property
    void a_mapping_is_refused_just_where_a_unit_would_be_counted_twice(@ForAll("choices") Choice choice) {
        List<String> refused = new ArrayList<>();

        new Overlaps(choice.tree(), (what, todo) -> refused.add(what)).find(choice.wanted());

        assertThat(!refused.isEmpty()).isEqualTo(someUnitCountsTwice(choice));
        assertThat(refused.size())
                .isLessThanOrEqualTo(
                        choice.mappings().stream().mapToInt(List::size).sum());
    }

    /** By walking: the places where a unit can lie, of each mapped location in turn. */
    private static boolean someUnitCountsTwice(Choice choice) {
        Map<StockLocationId, StockLocation> tree = choice.tree();
        Set<StockLocationId> counted = new HashSet<>();
        for (Wanted mapping : choice.wanted()) {
            for (StockLocationId source : mapping.sources()) {
                for (StockLocation place : tree.values()) {
                    boolean inside = List.of(place.parentPath().split("/")).contains(source.toString());
                    if (inside && !counted.add(place.id())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Provide
    Arbitrary<Choice> choices() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 99);
        return Combinators.combine(
                        number.list().ofMinSize(1).ofMaxSize(15),
                        number.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(3))
                .as(Choice::new);
    }

    private static StockLocation location(StockLocationId id, String path) {
        return new StockLocation(id, "L" + id, "internal", path, Optional.of(new WarehouseId(1)), "Main");
    }
}
