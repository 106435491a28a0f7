package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.ShopId;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Kit;
import io.synco.sync.port.OdooPort.KitLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kits out of bills of materials, over HTTP, against the double of an Odoo 17. */
class BillsTest {
    private static final ShopId SHOP = new ShopId(1);

    private OdooSandbox sandbox;
    private OdooPort odoo;
    private long mug;
    private long lid;

    @BeforeEach
    void start() {
        start(OdooOptions.defaults());
    }

    private void start(OdooOptions options) {
        sandbox = OdooSandbox.start(0, 0, options);
        odoo = new OdooAdapter(
                new Rpc(new ScriptedHttp(), new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
        mug = sandbox.product("MUG", "Mug");
        lid = sandbox.product("LID", "Lid");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_kit_is_told_with_its_components_for_one_of_it() {
        long kit = sandbox.kit("KIT", "Mug with lids", "4711", Map.of("MUG", 1.0, "LID", 2.0));

        assertThat(kits()).singleElement().satisfies(told -> {
            assertThat(told.product())
                    .isEqualTo(new OdooPort.Product(new ProductId(kit), "KIT", "4711", "Mug with lids"));
            assertThat(units(told)).isEqualTo(Map.of(mug, Quantity.of(1), lid, Quantity.of(2)));
            assertThat(told.lines()).extracting(KitLine::name).contains("[MUG] Mug");
            assertThat(told.problem()).isEmpty();
        });
    }

    @Test
    void all_kits_are_one_call() {
        sandbox.kit("KIT", "Kit", null, Map.of("MUG", 1.0));
        sandbox.kit("KIT2", "Kit in a kit", null, Map.of("KIT", 2.0));
        sandbox.calls().clear();

        assertThat(kits()).hasSize(2);
        assertThat(sandbox.calls().counts())
                .isEqualTo(Map.of("product.product.fields_get", 1L, "mrp.bom.web_search_read", 1L));
    }

    @Test
    void where_manufacturing_is_not_installed_there_are_no_kits_and_no_error() {
        sandbox.close();
        start(OdooOptions.defaults().withoutManufacturing());

        assertThat(kits()).isEmpty();
        assertThat(sandbox.calls().all()).allMatch(call -> call.outcome().equals("ok"));
    }

    @Test
    void a_user_who_may_not_read_bills_is_told_which_right_is_missing() {
        sandbox.faults().add(Fault.accessError("You are not allowed").on("mrp.bom.web_search_read"));

        assertThat(catchThrowable(this::kits))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("Manufacturing: User");
    }

    @Test
    void units_of_measure_are_converted_exactly() {
        long dozen = unit("Dozens", 0.08333333333333333, 1L);
        long kit = sandbox.product("BOX", "Box");
        bill(kit, Map.of("product_qty", 5.0), line(mug, Map.of("product_qty", 1.0, "product_uom_id", dozen)));
        long pallet = sandbox.product("PALLET", "Pallet");
        bill(pallet, Map.of("product_qty", 1.0, "product_uom_id", dozen), line(lid, Map.of("product_qty", 4.0)));

        assertThat(units(kit(kit))).isEqualTo(Map.of(mug, Quantity.ratio(12, 5)));
        assertThat(units(kit(pallet))).isEqualTo(Map.of(lid, Quantity.ratio(1, 3)));
    }

    @Test
    void a_unit_of_another_category_is_a_problem_that_names_it() {
        long weight = sandbox.enters("uom.category", Map.of("name", "Weight"));
        long kilo = unit("kg", 1.0, weight);
        long kit = sandbox.product("BOX", "Box");
        bill(kit, Map.of(), line(mug, Map.of("product_uom_id", kilo)));

        assertThat(kit(kit).problem().orElseThrow())
                .isEqualTo("Its bill of materials has [MUG] Mug in kg, which cannot be converted to Units."
                        + " Correct the unit of measure in Odoo.");
    }

    @Test
    void archived_bills_manufactured_ones_and_lines_of_zero_do_not_count() {
        long kit = sandbox.product("BOX", "Box");
        bill(kit, Map.of(), line(mug, Map.of()), line(lid, Map.of("product_qty", 0.0)));
        bill(mug, Map.of("type", "normal"), line(lid, Map.of()));
        long archived = bill(lid, Map.of(), line(mug, Map.of()));
        sandbox.changes("mrp.bom", archived, Map.of("active", false));

        assertThat(kits())
                .singleElement()
                .satisfies(told -> assertThat(units(told)).isEqualTo(Map.of(mug, Quantity.of(1))));
    }

    @Test
    void a_variant_has_its_own_bill_and_its_sisters_the_templates() {
        long red = sandbox.product("RED", "Red box");
        long blue = sister(red, "BLUE", List.of());
        bill(red, Map.of("sequence", 1), line(mug, Map.of()));
        bill(red, Map.of("sequence", 1, "product_id", blue), line(lid, Map.of("product_qty", 3.0)));

        assertThat(units(kit(red))).isEqualTo(Map.of(mug, Quantity.of(1)));
        assertThat(units(kit(blue))).isEqualTo(Map.of(lid, Quantity.of(3)));
    }

    @Test
    void the_bill_of_the_lower_sequence_is_taken_as_odoo_takes_it() {
        long kit = sandbox.product("BOX", "Box");
        bill(kit, Map.of("sequence", 2, "product_id", kit), line(mug, Map.of()));
        bill(kit, Map.of("sequence", 1), line(lid, Map.of()));

        assertThat(units(kit(kit))).isEqualTo(Map.of(lid, Quantity.of(1)));
    }

    @Test
    void a_line_for_attribute_values_is_for_variants_that_have_them() {
        long colour = sandbox.enters("product.attribute", Map.of("name", "Colour"));
        long size = sandbox.enters("product.attribute", Map.of("name", "Size"));
        long red = value("red", colour);
        long blue = value("blue", colour);
        long large = value("large", size);
        long small = value("small", size);
        long plain = sandbox.product("BOX", "Box");
        long redLarge = sister(plain, "RL", List.of(red, large));
        long redSmall = sister(plain, "RS", List.of(red, small));
        long blueLarge = sister(plain, "BL", List.of(blue, large));
        bill(
                plain,
                Map.of(),
                line(mug, Map.of()),
                line(lid, Map.of("bom_product_template_attribute_value_ids", set(red, blue, large))));

        assertThat(units(kit(plain))).isEqualTo(Map.of(mug, Quantity.of(1)));
        assertThat(units(kit(redLarge))).containsOnlyKeys(mug, lid);
        assertThat(units(kit(blueLarge))).containsOnlyKeys(mug, lid);
        assertThat(units(kit(redSmall))).containsOnlyKeys(mug);
    }

    @Test
    void bills_of_several_companies_are_a_problem() {
        long other = sandbox.enters("res.company", Map.of("name", "Other", "partner_id", 1, "currency_id", 1));
        long kit = sandbox.product("BOX", "Box");
        bill(kit, Map.of(), line(mug, Map.of()));
        bill(kit, Map.of("company_id", other), line(lid, Map.of()));

        assertThat(kit(kit).problem().orElseThrow()).contains("several companies");
    }

    @Test
    void which_of_some_products_are_storable_and_active_is_one_question() {
        long archived = sandbox.product("OLD", "Old");
        sandbox.changes("product.product", archived, Map.of("active", false));
        long leaflet = sandbox.enters("product.product", Map.of("name", "Leaflet"));

        assertThat(odoo.storable(SHOP, ids(mug, archived, leaflet, 999)).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(Map.of(new ProductId(mug), Quantity.ratio(1, 100)));
    }

    private static Set<ProductId> ids(long... ids) {
        return Arrays.stream(ids).mapToObj(ProductId::new).collect(Collectors.toSet());
    }

    private long unit(String name, double factor, long category) {
        return sandbox.enters(
                "uom.uom",
                Map.of(
                        "name",
                        name,
                        "category_id",
                        category,
                        "uom_type",
                        "bigger",
                        "factor",
                        factor,
                        "rounding",
                        0.01));
    }

    private long value(String name, long attribute) {
        return sandbox.enters("product.template.attribute.value", Map.of("name", name, "attribute_id", attribute));
    }

    private long sister(long variant, String sku, List<Long> values) {
        return sandbox.enters(
                "product.product",
                Map.of(
                        "name",
                        "Sister",
                        "default_code",
                        sku,
                        "detailed_type",
                        "product",
                        "product_tmpl_id",
                        template(variant),
                        "product_template_attribute_value_ids",
                        List.of(List.of(6, 0, values))));
    }

    private static List<Object> set(Long... ids) {
        return List.of(List.of(6, 0, List.of(ids)));
    }

    private long template(long product) {
        return sandbox.value("product.product", product, "product_tmpl_id");
    }

    @SafeVarargs
    private long bill(long product, Map<String, Object> fields, Map<String, Object>... lines) {
        Map<String, Object> values = new HashMap<>(fields);
        values.put("product_tmpl_id", template(product));
        values.putIfAbsent("type", "phantom");
        values.put(
                "bom_line_ids",
                Arrays.stream(lines).map(line -> List.of(0, 0, line)).toList());
        return sandbox.enters("mrp.bom", values);
    }

    private static Map<String, Object> line(long product, Map<String, Object> fields) {
        Map<String, Object> values = new HashMap<>(fields);
        values.put("product_id", product);
        return values;
    }

    private List<Kit> kits() {
        return odoo.kits(SHOP).await().atMost(Duration.ofSeconds(10));
    }

    private Kit kit(long product) {
        return kits().stream()
                .filter(kit -> kit.product().id().value() == product)
                .findFirst()
                .orElseThrow();
    }

    private static Map<Long, Quantity> units(Kit kit) {
        return kit.lines().stream()
                .collect(Collectors.toMap(line -> line.component().value(), KitLine::units));
    }
}
