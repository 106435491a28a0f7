package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.order.DocumentStore.Sought;
import io.synco.sync.port.OdooPort.Referenced;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sales order in Odoo stands for an order: what names it, or what a person named; where several could, a person is asked. */
class CandidatesTest {
    private static final WarehouseId WH = new WarehouseId(1);
    private static final WarehouseId WH2 = new WarehouseId(2);

    @Test
    void the_only_confirmed_sales_order_that_names_it_stands_for_it() {
        Candidates found = found(adopted(), order(11, "#1001", WH, true), order(12, "#1002", WH, true));

        assertThat(found.decided()).isTrue();
        assertThat(found.names()).isEqualTo("S11");
    }

    @Test
    void a_quotation_and_a_cancelled_one_promise_nothing() {
        assertThat(found(adopted(), order(11, "#1001", WH, false)).documents()).isEmpty();
    }

    @Test
    void another_warehouses_sales_order_stands_for_another_part_of_the_order() {
        assertThat(found(adopted(), order(11, "#1001", WH2, true), order(12, "#1001", WH, true))
                        .names())
                .isEqualTo("S12");
    }

    @Test
    void what_stands_for_an_order_already_stands_for_no_other() {
        Candidates found = Candidates.of(adopted(), List.of(order(11, "#1001", WH, true)), Set.of(11L));

        assertThat(found.documents()).isEmpty();
    }

    @Test
    void of_two_a_person_decides() {
        Candidates found = found(elsewhere(), order(11, "#1001", WH, true), order(12, "#1001", WH, true));

        assertThat(found.decided()).isFalse();
        assertThat(found.asksAPerson()).isTrue();
        assertThat(found.words()).isEqualTo("Several sales orders in Odoo name order #1001: S11, S12.");
    }

    @Test
    void without_one_a_person_is_asked_only_where_it_is_to_be_adopted() {
        assertThat(found(adopted()).asksAPerson()).isTrue();
        assertThat(found(elsewhere()).asksAPerson()).isFalse();
    }

    @Test
    void what_a_person_named_is_taken_at_its_word() {
        Candidates found = found(named("S12"), order(11, "#1001", WH, true), order(12, "a letter", WH2, true));

        assertThat(found.names()).isEqualTo("S12");
    }

    @Test
    void of_several_named_each_stands_for_its_warehouses_part() {
        Candidates found = found(named("S11", "S12"), order(11, "x", WH, true), order(12, "y", WH2, true));

        assertThat(found.names()).isEqualTo("S11");
    }

    private static Candidates found(Sought sought, Referenced... orders) {
        return Candidates.of(sought, List.of(orders), Set.of());
    }

    private static Sought adopted() {
        return sought(OrderMode.ADOPTED, List.of());
    }

    private static Sought elsewhere() {
        return sought(OrderMode.ELSEWHERE, List.of());
    }

    private static Sought named(String... names) {
        return sought(OrderMode.ADOPTED, List.of(names));
    }

    private static Sought sought(OrderMode mode, List<String> named) {
        return new Sought(new OrderId(5), "#1001", mode, new MappingId(7), WH, named, Optional.empty());
    }

    private static Referenced order(long id, String reference, WarehouseId warehouse, boolean confirmed) {
        return new Referenced(id, "S" + id, Set.of("S" + id, reference), warehouse, confirmed);
    }
}
