package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Stock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With the answers of a real Odoo 17. */
class QuantsTest {
    private static final StockLocationId BIN_B = new StockLocationId(21);
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void several_rows_of_one_product_and_location_are_one_stock() {
        given("inv-quants-after-create-existing", 21);

        assertThat(quants(7, BIN_B))
                .filteredOn(stock -> stock.location().equals(BIN_B))
                .containsExactly(new Stock(new ProductId(7), BIN_B, Quantity.of(5), Quantity.ZERO));
    }

    @Test
    void reserved_units_come_with_the_quantity() {
        given("oversell-quants", 8);

        assertThat(quants(8, new StockLocationId(8)))
                .contains(new Stock(new ProductId(8), new StockLocationId(8), Quantity.of(19), Quantity.of(19)));
    }

    @Test
    void a_location_that_is_gone_is_not_taken_for_an_empty_one() {
        given("oversell-quants", 8);

        assertThatThrownBy(() -> quants(8, BIN_B))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("NotFound")
                .hasMessageContaining("[21]");
    }

    private void given(String recorded, long existingLocation) {
        http.between((call, onward) -> Uni.createFrom()
                .item(
                        ScriptedHttp.name(call).equals("stock.location.search")
                                ? found(existingLocation)
                                : Recorded.answer(recorded)));
    }

    private static HttpAnswer found(long id) {
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.putArray("result").add(id);
        return ScriptedHttp.answer(200, answer);
    }

    private List<Stock> quants(long product, StockLocationId location) {
        Session odoo = new Session(new Rpc(http, new OdooDefaults()), Recorded.account());
        return Goods.quants(odoo, Set.of(new ProductId(product)), Set.of(location))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
