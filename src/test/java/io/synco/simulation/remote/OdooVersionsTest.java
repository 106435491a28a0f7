package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.VirtualTime;
import io.synco.simulation.remote.OdooRules.Reserving;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When stock that arrives is reserved for an order that is short of it. */
class OdooVersionsTest {
    @ParameterizedTest
    @CsvSource({"WHEN_ASKED, 3, 3", "AFTER_TRANSFERS, 3, 5", "ALWAYS, 5, 5"})
    void an_order_that_is_short_gets_what_arrives(Reserving reserving, long afterCount, long afterReceipt) {
        OdooModel odoo = new OdooModel(new VirtualTime(), new OdooRules(reserving));
        OdooWarehouse wh = odoo.settings().warehouse("WH");
        ProductId mug = odoo.settings().product("MUG");
        odoo.floor().counts(3, mug, wh.stock());
        odoo.office().sells(5, mug, wh);

        odoo.floor().counts(10, mug, wh.stock());
        assertThat(odoo.reserved(mug, Set.of(wh.stock()))).isEqualTo(Quantity.of(afterCount));

        odoo.floor().receives(1, mug, wh);
        assertThat(odoo.reserved(mug, Set.of(wh.stock()))).isEqualTo(Quantity.of(afterReceipt));
    }

    @Test
    void an_operation_that_reserves_by_hand_waits_for_it() {
        OdooModel odoo = new OdooModel(new VirtualTime(), new OdooRules(Reserving.ALWAYS));
        OdooWarehouse wh = odoo.settings().warehouse("WH", new OdooWarehouse.Flow(1, 1, false));
        ProductId mug = odoo.settings().product("MUG");
        long order = odoo.office().sells(5, mug, wh);
        odoo.floor().receives(9, mug, wh);
        assertThat(odoo.reserved(mug, Set.of(wh.stock()))).isEqualTo(Quantity.ZERO);

        odoo.floor().assigns(odoo.office().open(order).get(0).id());

        assertThat(odoo.reserved(mug, Set.of(wh.stock()))).isEqualTo(Quantity.of(5));
    }
}
