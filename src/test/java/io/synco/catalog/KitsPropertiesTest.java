package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Kits 11 to 15 of products 1 to 4, of product 9, which is not storable, and of one another: many a drawing has a cycle. */
class KitsPropertiesTest {
    private static final Set<ProductId> SHELVES =
            IntStream.rangeClosed(1, 4).mapToObj(ProductId::new).collect(Collectors.toSet());

    /** Fine enough for any product of five fractions drawn here. */
    private static final Quantity STEP = Quantity.ratio(1, 60_466_176);

    @Property
    void each_kit_is_taken_apart_as_by_hand_or_refused(@ForAll("bills") List<CatalogKit> drawn) {
        Map<ProductId, CatalogKit> byId =
                drawn.stream().collect(Collectors.toMap(k -> k.product().id(), k -> k));
        Kits kits = new Kits(drawn, SHELVES);

        for (ProductId kit : byId.keySet()) {
            Map<ProductId, Quantity> sum = new TreeMap<>();
            boolean right = byHand(byId, kit, Quantity.of(1), sum, 0);
            if (right && !sum.isEmpty()) {
                assertThat(kits.content(kit))
                        .isEqualTo(new Kits.Content.Of(sum.entrySet().stream()
                                .map(e -> new Recipe.Component(e.getKey(), e.getValue()))
                                .toList()));
            } else {
                assertThat(kits.content(kit)).isInstanceOf(Kits.Content.Refused.class);
            }
        }
    }

    @Property
    void the_order_of_the_input_never_changes_the_outcome(@ForAll("bills") List<CatalogKit> drawn, @ForAll long seed) {
        List<CatalogKit> shuffled = new ArrayList<>(drawn);
        Collections.shuffle(shuffled, new Random(seed));
        Kits one = new Kits(drawn, SHELVES);
        Kits other = new Kits(shuffled, SHELVES);

        assertThat(drawn)
                .allSatisfy(kit -> assertThat(one.content(kit.product().id()))
                        .isEqualTo(other.content(kit.product().id())));
    }

    /** Walks down every path; a path longer than there are kits has met one twice. */
    private static boolean byHand(
            Map<ProductId, CatalogKit> kits, ProductId at, Quantity units, Map<ProductId, Quantity> sum, int depth) {
        if (depth > kits.size()) {
            return false;
        }
        CatalogKit kit = kits.get(at);
        if (kit == null) {
            sum.merge(at, units, Quantity::plus);
            return SHELVES.contains(at);
        }
        boolean right = true;
        boolean empty = kit.lines().isEmpty();
        for (CatalogKit.Line line : kit.lines()) {
            right = right && byHand(kits, line.component(), units.times(line.units()), sum, depth + 1);
        }
        return right && !empty;
    }

    @Provide
    Arbitrary<List<CatalogKit>> bills() {
        Arbitrary<Long> component = Arbitraries.of(1L, 2L, 3L, 4L, 1L, 2L, 3L, 4L, 9L, 11L, 12L, 13L, 14L, 15L);
        Arbitrary<Quantity> units = Combinators.combine(
                        Arbitraries.integers().between(1, 3), Arbitraries.of(1, 1, 2, 3))
                .as((num, den) -> Quantity.ratio(num, den));
        Arbitrary<List<CatalogKit.Line>> lines = Combinators.combine(component, units)
                .as((id, n) -> new CatalogKit.Line(new ProductId(id), "Product " + id, n, STEP))
                .list()
                .ofMaxSize(3);
        return lines.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> new CatalogKit(
                                new CatalogProduct(new ProductId(11 + i), "", "", "Kit"), all.get(i), Optional.empty()))
                        .toList());
    }
}
