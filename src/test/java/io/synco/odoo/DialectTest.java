package io.synco.odoo;

import static io.synco.odoo.RowTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    private static final String UNIT =
            "{'id': 1, 'name': 'Units', 'category_id': [1, 'Unit'], 'factor': 1, 'rounding': 0.01}";
    private static final String DOZEN =
            "{'id': 2, 'name': 'Dozens', 'category_id': [1, 'Unit'], 'factor': 0.08333333333333333, 'rounding': 0.01}";
    private static final String KILO =
            "{'id': 3, 'name': 'kg', 'category_id': [2, 'Weight'], 'factor': 1, 'rounding': 0.01}";

    @ParameterizedTest
    @CsvSource({
        "16.0, V16",
        "17.0, V17",
        "17.0+e, V17",
        "saas~17.2, V17",
        "saas-17.4, V17",
        "17, V17",
        "18.0+e, V18",
        "19.0, V19"
    })
    void a_version_is_known_in_all_its_names(String version, Dialect dialect) {
        assertThat(Dialect.of(version)).isEqualTo(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15.0", "20.0", "saas~14.3", "", "seventeen"})
    void another_version_is_refused_with_those_that_are_known(String version) {
        assertThatThrownBy(() -> Dialect.of(version))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("supported are 16 to 19");
    }

    @ParameterizedTest
    @CsvSource({"17.0, false", "17.0+e, false", "saas~17.2, true", "saas-18.3, true"})
    void a_release_of_odoo_online_between_two_versions_is_told_apart(String version, boolean between) {
        assertThat(Dialect.isInBetween(version)).isEqualTo(between);
    }

    @Test
    void version_16_keeps_what_is_done_in_the_lines_unit_and_what_is_reserved_in_the_products() {
        Row done = row("{'id': 1, 'state': 'done', 'reserved_qty': 0, 'qty_done': 2, 'product_uom_id': " + DOZEN
                + ", 'product_id': {'id': 8, 'uom_id': " + UNIT + "}}");
        Row open = row("{'id': 1, 'state': 'assigned', 'reserved_qty': 24, 'qty_done': 0, 'product_uom_id': " + DOZEN
                + ", 'product_id': {'id': 8, 'uom_id': " + UNIT + "}}");

        assertThat(Dialect.V16.lineQuantity(done)).isEqualTo(Quantity.of(24));
        assertThat(Dialect.V16.lineQuantity(open)).isEqualTo(Quantity.of(24));
    }

    @Test
    void an_amount_that_the_products_unit_cannot_hold_is_rounded_as_the_stock_is() {
        Row line = row("{'id': 1, 'state': 'done', 'reserved_qty': 0, 'qty_done': 1, 'product_uom_id': " + UNIT
                + ", 'product_id': {'id': 8, 'uom_id': " + DOZEN + "}}");

        assertThat(Dialect.V16.lineQuantity(line)).isEqualTo(Quantity.ratio(8, 100));
    }

    @Test
    void a_line_in_a_unit_of_another_kind_makes_no_sense() {
        Row line = row("{'id': 1, 'state': 'done', 'reserved_qty': 0, 'qty_done': 1, 'product_uom_id': " + KILO
                + ", 'product_id': {'id': 8, 'uom_id': " + UNIT + "}}");

        assertThatThrownBy(() -> Dialect.V16.lineQuantity(line))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("kg, which cannot be converted to Units");
    }

    @Test
    void units_are_of_one_kind_by_their_category_and_since_19_by_their_root() {
        UnitOfMeasure dozen = UnitOfMeasure.of(row(DOZEN));
        UnitOfMeasure tree = UnitOfMeasure.of(
                row("{'id': 9, 'name': 'Dozens', 'parent_path': '1/9/', 'factor': 12, 'rounding': 0.01}"));
        UnitOfMeasure root =
                UnitOfMeasure.of(row("{'id': 1, 'name': 'Units', 'parent_path': '1/', 'factor': 1, 'rounding': 0.01}"));
        UnitOfMeasure kilo =
                UnitOfMeasure.of(row("{'id': 3, 'name': 'kg', 'parent_path': '3/', 'factor': 1, 'rounding': 0.01}"));

        assertThat(dozen.in(UnitOfMeasure.of(row(UNIT)))).contains(Quantity.of(12));
        assertThat(tree.in(root)).contains(Quantity.of(12));
        assertThat(root.in(tree)).contains(Quantity.ratio(1, 12));
        assertThat(kilo.in(root)).isEmpty();
    }

    @Test
    void since_18_a_step_whose_next_one_does_not_exist_yet_knows_where_it_ends() {
        Row pick = row("{'id': 1, 'state': 'assigned', 'move_dest_ids': [], 'origin_returned_move_id': false,"
                + " 'location_dest_id': {'id': 9, 'usage': 'internal'},"
                + " 'location_final_id': {'id': 5, 'usage': 'customer'}}");

        assertThat(end(pick, Dialect.V18).usage()).isEqualTo(Usage.CUSTOMER);
        assertThat(end(pick, Dialect.V17).usage()).isEqualTo(Usage.INTERNAL);
    }

    private static Place end(Row move, Dialect dialect) {
        Account account = new Account(Recorded.account().base(), "db", "admin", 2, "key", dialect, Transport.JSON_RPC);
        return Chain.from(new Session(new Rpc(new ScriptedHttp(), new OdooDefaults()), account), List.of(move))
                .await()
                .atMost(Duration.ofSeconds(5))
                .end(1);
    }

    @Test
    void since_19_a_move_belongs_to_the_orders_of_all_its_references() {
        Row move =
                row("{'id': 1, 'reference_ids': [{'id': 211, 'sale_ids': [20]}, {'id': 212, 'sale_ids': [21, 22]}]}");

        assertThat(Dialect.V19.groups(move)).containsExactly(211L, 212L);
        assertThat(Dialect.V19.ordersOfGroups(move)).containsExactly(20L, 21L, 22L);
        assertThat(Dialect.V19.groupOfOrder(row("{'id': 20, 'stock_reference_ids': [213, 211]}")))
                .contains(211L);
    }

    @ParameterizedTest
    @CsvSource({"V16, quantity_done", "V17, quantity", "V18, quantity", "V19, quantity"})
    void what_goes_is_entered_as_the_version_has_it(Dialect dialect, String field) {
        assertThat(dialect.entering(Quantity.of(3)))
                .containsEntry(field, Quantity.of(3).toDecimal());
        assertThat(dialect.entering(Quantity.ZERO))
                .isEqualTo(
                        dialect == Dialect.V16
                                ? Map.of("quantity_done", Quantity.ZERO.toDecimal())
                                : Map.of("picked", false));
    }
}
