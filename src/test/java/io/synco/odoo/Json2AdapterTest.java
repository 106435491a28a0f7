package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.State;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port over JSON-2: the same as over JSON-RPC, call by call. */
class Json2AdapterTest {
    private static final ShopId SHOP = new ShopId(1);

    private final ScriptedHttp http = new ScriptedHttp();
    private final List<String> asked = new ArrayList<>();
    private boolean takesKeys = true;
    private OdooSandbox sandbox;
    private OdooPort odoo;
    private ProductId mug;
    private StockLocationId stock;

    @BeforeEach
    void start() {
        sandbox = OdooSandbox.start(0, OdooOptions.of(Release.V19));
        http.between(this::between);
        odoo = new OdooAdapter(
                new Rpc(http, new OdooDefaults()), OneAccount.of(sandbox, Transport.JSON_2), new OdooDefaults());
        mug = new ProductId(sandbox.product("MUG", "Mug"));
        sandbox.counts(20, "MUG", "WH");
        stock = new StockLocationId(sandbox.location("WH"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_order_is_made_read_delivered_in_part_and_told() {
        DocumentRef document = saved(order(5));

        get(odoo.deliver(SHOP, Permit.ALWAYS, document, Map.of(mug, Quantity.of(2))));

        assertThat(sandbox.quantity("MUG", "WH")).isEqualTo(18);
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(3);
        assertThat(get(odoo.documentMoves(SHOP, Set.of(document)))).hasSize(2);
        assertThat(get(odoo.deliveries(SHOP, Set.of(document))))
                .extracting(Delivery::quantities)
                .containsExactly(Map.of(mug, Quantity.of(2)));
        assertThat(asked).allMatch(path -> path.startsWith("/json/2/"));
    }

    @Test
    void an_order_is_changed_and_cancelled() {
        saved(order(5));

        saved(order(3));
        assertThat(sandbox.reserved("MUG", "WH")).isEqualTo(3);

        assertThat(get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(0))).confirmed())
                .isFalse();
        assertThat(sandbox.reserved("MUG", "WH")).isZero();
    }

    @Test
    void goods_and_the_feed_are_read() {
        sandbox.sells(3, "MUG", "WH");

        assertThat(get(odoo.locations(SHOP))).isNotEmpty();
        assertThat(get(odoo.products(SHOP, 0))).isNotEmpty();
        assertThat(get(odoo.storable(SHOP, Set.of(mug)))).containsKey(mug);
        assertThat(get(odoo.kits(SHOP))).isEmpty();
        assertThat(get(odoo.quants(SHOP, Set.of(mug), Set.of(stock)))).hasSize(1);
        assertThat(get(odoo.reservations(SHOP, Set.of(mug), Set.of(stock)))).hasSize(1);
        assertThat(get(odoo.movesDone(SHOP, Instant.EPOCH, 100))).isNotEmpty();
    }

    @Test
    void what_odoo_refuses_means_the_same_as_over_json_rpc() {
        sandbox.faults().add(Fault.userError("The customer is blocked.").on("sale.order.action_confirm"));
        sandbox.faults().add(Fault.serialization().on("stock.quant.search_read"));

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(1))))
                .isEqualTo(new Refused("The customer is blocked."));
        assertThat(failure(odoo.quants(SHOP, Set.of(mug), Set.of(stock)))).isInstanceOf(Conflict.class);
    }

    @Test
    void a_key_that_json_2_takes_is_used_so_from_the_first_look() {
        Checkup checkup = get(odoo.examine(SHOP));

        assertThat(checkup.usable()).isTrue();
        assertThat(checkup.identity())
                .hasValueSatisfying(found -> assertThat(found.api()).isEqualTo("json-2"));
        assertThat(state(checkup, Subject.API)).isEqualTo(State.OK);
    }

    @Test
    void a_password_is_no_key_for_json_2_and_works_over_json_rpc_as_long_as_that_lasts() {
        takesKeys = false;

        Checkup checkup = get(odoo.examine(SHOP));

        assertThat(checkup.usable()).isTrue();
        assertThat(checkup.identity())
                .hasValueSatisfying(found -> assertThat(found.api()).isEqualTo("json-rpc"));
        assertThat(state(checkup, Subject.API)).isEqualTo(State.WARN);
    }

    private static State state(Checkup checkup, Subject subject) {
        return checkup.findings().stream()
                .filter(line -> line.subject() == subject)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Uni<HttpAnswer> between(HttpCall call, Function<HttpCall, Uni<HttpAnswer>> onward) {
        String path = call.uri().getPath();
        asked.add(path);
        return path.startsWith("/json/2/") && !takesKeys
                ? Uni.createFrom().item(Recorded.of19("json2-bad-key"))
                : onward.apply(call);
    }

    private DocumentRef saved(SalesOrder order) {
        SavedOrder saved = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order));
        return new DocumentRef(order.externalId(), saved.odooId(), saved.group());
    }

    private SalesOrder order(long units) {
        return new SalesOrder(
                "__synco__.o1",
                "#1001",
                new WarehouseId(1),
                List.of(new SalesOrderLine("__synco__.l1", mug, Quantity.of(units), "A thing")),
                false);
    }

    private static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }

    private static Object failure(Uni<?> call) {
        Throwable thrown = catchThrowable(() -> get(call));
        assertThat(thrown).isInstanceOf(RemoteException.class);
        return ((RemoteException) thrown).failure();
    }
}
