package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.ShopId;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.OdooPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Odoo is made to call once for each finished move, and made to stop. */
class AutomationTest {
    private static final ShopId SHOP = new ShopId(1);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private OdooSandbox sandbox;
    private OdooPort odoo;
    private HttpServer listener;
    private String within;

    @BeforeEach
    void start() throws IOException {
        start(Release.V17);
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            calls.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
        within = "http://127.0.0.1:" + listener.getAddress().getPort() + "/hooks/odoo/1-";
    }

    private void start(Release release) {
        sandbox = OdooSandbox.start(0, 0, OdooOptions.of(release));
        odoo = new OdooAdapter(
                new Rpc(new ScriptedHttp(), new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
        sandbox.product("MUG", "Mug");
        sandbox.counts(20, "MUG", "WH");
    }

    @AfterEach
    void stop() {
        listener.stop(0);
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(value = Release.class, names = "V16", mode = EnumSource.Mode.EXCLUDE)
    void a_finished_move_is_one_call_and_a_reservation_none(Release release) {
        sandbox.close();
        start(release);
        get(odoo.hook(SHOP, within + "abc", within));

        long order = sandbox.sells(3, "MUG", "WH");
        assertThat(calls).isEmpty();
        sandbox.delivers(order, "T1");

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .startsWith("/hooks/odoo/1-abc ")
                        .contains("stock.move")
                        .contains("\"state\":\"done\""));
    }

    @Test
    void made_again_it_calls_the_new_address_only() {
        get(odoo.hook(SHOP, within + "abc", within));

        get(odoo.hook(SHOP, within + "def", within));

        assertThat(sandbox.called()).containsExactly(within + "def");
    }

    @Test
    void it_is_taken_away_and_what_others_have_made_stays() {
        String another = within.replace("/1-", "/12-") + "xyz";
        get(odoo.hook(SHOP, another, within.replace("/1-", "/12-")));
        get(odoo.hook(SHOP, within + "abc", within));

        get(odoo.unhook(SHOP, within));

        assertThat(sandbox.called()).containsExactly(another);
        sandbox.receives(5, "MUG", "WH");
        assertThat(calls).singleElement().satisfies(call -> assertThat(call).startsWith("/hooks/odoo/12-xyz "));
    }

    @Test
    void where_its_action_is_refused_no_rule_is_left() {
        sandbox.faults().add(Fault.accessError("You are not allowed to do this").on("ir.actions.server.create"));

        RemoteException thrown =
                catchThrowableOfType(RemoteException.class, () -> get(odoo.hook(SHOP, within + "abc", within)));

        assertThat(thrown.failure()).isInstanceOf(AccessDenied.class);
        assertThat(sandbox.idsOf("base.automation", "trigger", "on_create_or_write"))
                .isEmpty();
    }

    @Test
    void after_a_lost_answer_the_next_try_leaves_exactly_one() {
        sandbox.faults().add(Fault.cutAfter().on("base.automation.create").times(1));
        assertThat(catchThrowable(() -> get(odoo.hook(SHOP, within + "abc", within))))
                .isNotNull();

        get(odoo.hook(SHOP, within + "def", within));

        assertThat(sandbox.called()).containsExactly(within + "def");
        assertThat(sandbox.idsOf("base.automation", "trigger", "on_create_or_write"))
                .hasSize(1);
    }

    @Test
    void nothing_to_take_away_is_well() {
        get(odoo.unhook(SHOP, within));

        assertThat(sandbox.called()).isEmpty();
    }

    @Test
    void an_odoo_that_cannot_call_is_said_in_a_sentence_and_nothing_is_made() {
        sandbox.close();
        start(Release.V16);

        assertThat(refusal(odoo.hook(SHOP, within + "abc", within))).contains("need Odoo 17 or later");
        assertThat(sandbox.called()).isEmpty();
        get(odoo.unhook(SHOP, within));
    }

    @Test
    void a_missing_app_is_said_with_its_name() {
        forgets("base.automation");

        assertThat(refusal(odoo.hook(SHOP, within + "abc", within)))
                .contains("base_automation")
                .contains("install");
    }

    /** What it knows of this model's fields. */
    private void forgets(String model) {
        sandbox.idsOf("ir.model.fields", "model", model)
                .forEach(id -> sandbox.changes("ir.model.fields", id, Map.of("name", "forgotten")));
    }

    private static String refusal(Uni<?> call) {
        RemoteException thrown = catchThrowableOfType(RemoteException.class, () -> get(call));
        assertThat(thrown.failure()).isInstanceOf(Refused.class);
        return thrown.failure().words();
    }

    private static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }
}
