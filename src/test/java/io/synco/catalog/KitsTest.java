package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KitsTest {
    private static final Set<ProductId> SHELVES = Set.of(new ProductId(1), new ProductId(2), new ProductId(3));

    @Test
    void a_kit_is_its_components() {
        assertThat(content(kit(10, 1, 2, 2, 1))).isEqualTo(of(1, 2, 2, 1));
    }

    @Test
    void a_kit_in_a_kit_is_taken_apart_and_what_is_reached_twice_is_summed() {
        CatalogKit inner = kit(11, 1, 2, 2, 1);

        assertThat(content(kit(10, 11, 3, 1, 5), inner)).isEqualTo(of(1, 11, 2, 3));
    }

    @Test
    void fractions_multiply_exactly() {
        CatalogKit inner = new CatalogKit(product(11), List.of(line(1, Quantity.ratio(1, 3))), Optional.empty());
        CatalogKit outer = new CatalogKit(product(10), List.of(line(11, Quantity.of(3))), Optional.empty());

        assertThat(content(outer, inner)).isEqualTo(of(1, 1));
    }

    @Test
    void units_that_odoo_cannot_count_refuse_the_kit() {
        CatalogKit kit = new CatalogKit(product(10), List.of(line(1, Quantity.ratio(1, 3))), Optional.empty());

        assertThat(why(kit))
                .isEqualTo("The kit Kit 10 (product 10) needs 1/3 of Product 1 (product 1), and Odoo counts it to 1/100"
                        + " only. Give the product a smaller unit of measure in Odoo.");
    }

    @Test
    void one_component_on_two_lines_is_one() {
        CatalogKit kit = new CatalogKit(
                product(10), List.of(line(1, Quantity.of(1)), line(1, Quantity.of(2))), Optional.empty());

        assertThat(content(kit)).isEqualTo(of(1, 3));
    }

    @Test
    void a_kit_that_is_storable_itself_is_taken_apart_all_the_same() {
        assertThat(content(kit(10, 2, 1), kit(2, 1, 6))).isEqualTo(of(1, 6));
    }

    @Test
    void a_component_that_is_not_storable_or_archived_refuses_the_kit_and_all_that_contain_it() {
        CatalogKit inner = kit(11, 1, 1, 99, 1);

        String why =
                "The kit Kit 11 (product 11) contains Product 99 (product 99), which is no storable product in Odoo,"
                        + " or is archived. Correct its bill of materials in Odoo, or set a recipe for the item here.";
        assertThat(content(inner)).isEqualTo(new Kits.Content.Refused(why));
        assertThat(content(kit(10, 11, 1), inner)).isEqualTo(new Kits.Content.Refused(why));
    }

    @Test
    void a_kit_that_contains_itself_is_refused_with_all_that_contain_it() {
        CatalogKit a = kit(10, 11, 1);
        CatalogKit b = kit(11, 12, 1);
        CatalogKit c = kit(12, 11, 1, 1, 1);

        assertThat(why(a, b, c)).startsWith("The kit Kit 10 (product 10) contains itself, or a kit that does.");
        assertThat(why(b, a, c)).startsWith("The kit Kit 11 (product 11) contains itself");
        assertThat(why(kit(10, 10, 1))).contains("contains itself");
    }

    @Test
    void kits_may_be_ten_deep_and_no_deeper() {
        List<CatalogKit> chain = new ArrayList<>();
        chain.add(kit(100, 1, 2));
        for (long depth = 1; depth < 50; depth++) {
            chain.add(kit(100 + depth, 99 + depth, 1));
        }
        Kits kits = new Kits(chain, SHELVES);

        assertThat(kits.content(new ProductId(109))).isEqualTo(of(1, 2));
        assertThat(kits.content(new ProductId(110)).toString()).contains("product 110", "more than 10 deep");
        assertThat(kits.content(new ProductId(149)).toString()).contains("product 110", "more than 10 deep");
    }

    @Test
    void a_kit_of_too_many_components_or_none_is_refused() {
        Set<ProductId> shelves =
                LongStream.rangeClosed(1, 101).mapToObj(ProductId::new).collect(Collectors.toSet());
        List<CatalogKit.Line> lines = LongStream.rangeClosed(1, 101)
                .mapToObj(id -> line(id, Quantity.of(1)))
                .toList();
        CatalogKit many = new CatalogKit(product(1000), lines, Optional.empty());
        CatalogKit none = new CatalogKit(product(1001), List.of(), Optional.empty());
        Kits kits = new Kits(List.of(many, none), shelves);

        assertThat(kits.content(new ProductId(1000)).toString()).contains("more than 100 components");
        assertThat(kits.content(new ProductId(1001)).toString()).contains("has no components");
    }

    @Test
    void numbers_that_outgrow_the_books_are_refused() {
        List<CatalogKit> chain = new ArrayList<>();
        chain.add(kit(100, 1, 1_000_000));
        chain.add(kit(101, 100, 1_000_000));
        chain.add(kit(102, 101, 1_000_000));
        Kits kits = new Kits(chain, SHELVES);

        assertThat(kits.content(new ProductId(101))).isEqualTo(of(1, 1_000_000_000_000L));
        assertThat(kits.content(new ProductId(102)).toString()).contains("cannot be reckoned with");
    }

    @Test
    void what_odoos_bill_is_missing_is_said() {
        CatalogKit kit = new CatalogKit(product(10), List.of(), Optional.of("Its unit is wrong."));

        assertThat(why(kit)).isEqualTo("The kit Kit 10 (product 10) cannot be taken apart: Its unit is wrong.");
    }

    static CatalogKit kit(long id, long... componentsAndUnits) {
        List<CatalogKit.Line> lines = new ArrayList<>();
        for (int i = 0; i < componentsAndUnits.length; i += 2) {
            lines.add(line(componentsAndUnits[i], Quantity.of(componentsAndUnits[i + 1])));
        }
        return new CatalogKit(product(id), lines, Optional.empty());
    }

    private static CatalogKit.Line line(long component, Quantity units) {
        return new CatalogKit.Line(new ProductId(component), "Product " + component, units, Quantity.ratio(1, 100));
    }

    private static CatalogProduct product(long id) {
        return new CatalogProduct(new ProductId(id), "KIT-" + id, "", "Kit " + id);
    }

    private static Kits.Content content(CatalogKit kit, CatalogKit... others) {
        List<CatalogKit> all = new ArrayList<>(List.of(others));
        all.add(kit);
        return new Kits(all, SHELVES).content(kit.product().id());
    }

    private static String why(CatalogKit kit, CatalogKit... others) {
        return ((Kits.Content.Refused) content(kit, others)).why();
    }

    private static Kits.Content of(long... componentsAndUnits) {
        List<Recipe.Component> components = new ArrayList<>();
        for (int i = 0; i < componentsAndUnits.length; i += 2) {
            components.add(
                    new Recipe.Component(new ProductId(componentsAndUnits[i]), Quantity.of(componentsAndUnits[i + 1])));
        }
        return new Kits.Content.Of(components);
    }
}
