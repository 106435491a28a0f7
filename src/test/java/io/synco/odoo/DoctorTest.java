package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.Time;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Checkup.Finding;
import io.synco.sync.port.Checkup.State;
import io.synco.sync.port.Checkup.Subject;
import io.synco.sync.port.OdooPort.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the matter with a connection is said line by line, with what to do; on each version of Odoo. */
@ParameterizedClass
@EnumSource(Release.class)
class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    @Parameter
    Release release;

    private final ScriptedHttp http = new ScriptedHttp();
    private OdooSandbox sandbox;

    @BeforeEach
    void start() {
        start(OdooOptions.of(release));
    }

    private void start(OdooOptions options) {
        sandbox = OdooSandbox.start(0, options);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void all_is_looked_at_and_well() {
        Checkup checkup = examine(Optional.of(sandbox.options().uuid()));

        assertThat(checkup.usable()).isTrue();
        assertThat(checkup.findings()).extracting(Finding::subject).containsExactlyInAnyOrder(Subject.values());
        assertThat(checkup.findings())
                .filteredOn(one -> one.state() == State.FAIL)
                .isEmpty();
        assertThat(seen(checkup, Subject.VERSION)).contains("Odoo " + release.serie());
        assertThat(seen(checkup, Subject.DATABASE)).contains("same database as before");
        assertThat(seen(checkup, Subject.COMPANIES)).contains("My Company");
        assertThat(seen(checkup, Subject.WAREHOUSES)).contains("One warehouse");
        assertThat(checkup.identity())
                .hasValueSatisfying(identity -> assertThat(identity.version()).isEqualTo(release.serie()));
    }

    @Test
    void a_copy_of_the_database_is_refused() {
        Checkup checkup = examine(Optional.of("another uuid"));

        assertThat(checkup.usable()).isFalse();
        assertThat(line(checkup, Subject.DATABASE)).satisfies(line -> {
            assertThat(line.state()).isEqualTo(State.FAIL);
            assertThat(line.seen()).contains("another database");
            assertThat(line.toDo()).contains("Connect the database from before");
        });
    }

    @Test
    void a_user_that_may_not_read_which_database_it_is_is_told_what_that_means() {
        sandbox.close();
        start(OdooOptions.of(release).withOrdinaryUser());

        Checkup checkup = examine(Optional.empty());

        assertThat(checkup.usable()).isTrue();
        assertThat(line(checkup, Subject.DATABASE).state()).isEqualTo(State.WARN);
        assertThat(line(checkup, Subject.DATABASE).toDo()).contains("Never connect a copy");
    }

    @Test
    void a_wrong_key_ends_the_look_at_the_login() {
        Checkup checkup = examine(
                new Credentials(sandbox.url(), sandbox.options().database(), "admin", "wrong-key"), Optional.empty());

        assertThat(last(checkup).subject()).isEqualTo(Subject.LOGIN);
        assertThat(last(checkup).state()).isEqualTo(State.FAIL);
        assertThat(last(checkup).toDo()).contains("Check database, login and key");
        assertThat(checkup.identity()).isEmpty();
    }

    @Test
    void a_server_that_is_down_ends_the_look_at_once() {
        sandbox.down();

        Checkup checkup = examine(Optional.empty());

        assertThat(checkup.findings()).singleElement().satisfies(line -> {
            assertThat(line.subject()).isEqualTo(Subject.REACHABLE);
            assertThat(line.state()).isEqualTo(State.FAIL);
            assertThat(line.toDo()).contains("Take the address from the browser");
        });
    }

    @Test
    void rights_that_lack_are_named_together_with_who_gives_them() {
        http.between((call, onward) -> isRightsQuestion(call) && body(call).contains("sale.order")
                ? Uni.createFrom().item(result(call, "false"))
                : onward.apply(call));

        Checkup checkup = examine(Optional.empty());

        assertThat(line(checkup, Subject.RIGHTS).state()).isEqualTo(State.FAIL);
        assertThat(seen(checkup, Subject.RIGHTS))
                .contains("create sales orders, change sales orders, add lines to sales orders")
                .contains("Sales: User: All Documents");
    }

    @Test
    void an_app_that_is_missing_is_named() {
        http.between((call, onward) -> isRightsQuestion(call) && body(call).contains("sale.order")
                ? Uni.createFrom().item(error(call, "odoo.exceptions.UserError", "Object sale.order doesn't exist"))
                : onward.apply(call));

        Checkup checkup = examine(Optional.empty());

        assertThat(line(checkup, Subject.APPS).state()).isEqualTo(State.FAIL);
        assertThat(line(checkup, Subject.APPS).toDo()).contains("Install Sales");
        assertThat(line(checkup, Subject.RIGHTS).state()).isEqualTo(State.OK);
    }

    @Test
    void a_server_that_stops_answering_halfway_is_told_after_what_was_seen() {
        http.between((call, onward) -> isRightsQuestion(call)
                ? Uni.createFrom().failure(new RemoteException(new Unavailable("The server is restarting")))
                : onward.apply(call));

        Checkup checkup = examine(Optional.empty());

        assertThat(checkup.usable()).isFalse();
        assertThat(line(checkup, Subject.LOGIN).state()).isEqualTo(State.OK);
        assertThat(last(checkup).state()).isEqualTo(State.FAIL);
        assertThat(last(checkup).seen()).isEqualTo("The server is restarting");
    }

    @ParameterizedTest
    @CsvSource({
        "manual, ask, does not reserve when an order is confirmed",
        "by_date, always, does not reserve when an order is confirmed",
        "at_confirm, never, makes no backorder"
    })
    void an_operation_type_that_would_surprise_is_named(String reserves, String backorder, String words) {
        http.between((call, onward) -> ScriptedHttp.name(call).equals("stock.picking.type.search_read")
                ? Uni.createFrom()
                        .item(result(
                                call,
                                "[{\"id\":2,\"name\":\"Delivery Orders\",\"reservation_method\":\"" + reserves
                                        + "\",\"create_backorder\":\"" + backorder + "\"}]"))
                : onward.apply(call));

        Checkup checkup = examine(Optional.empty());

        assertThat(line(checkup, Subject.OPERATIONS).state()).isEqualTo(State.WARN);
        assertThat(seen(checkup, Subject.OPERATIONS)).contains("Delivery Orders", words);
        assertThat(checkup.usable()).isTrue();
    }

    @Test
    void without_manufacturing_there_are_no_kits_and_nothing_is_in_the_way() {
        sandbox.close();
        start(OdooOptions.of(release).withoutManufacturing());

        assertThat(line(examine(Optional.empty()), Subject.APPS)).satisfies(line -> {
            assertThat(line.state()).isEqualTo(State.OK);
            assertThat(line.seen()).contains("no kits");
        });
    }

    @Test
    void a_plan_that_lets_no_programs_in_is_told_in_the_servers_words() {
        http.between((call, onward) -> ScriptedHttp.name(call).startsWith("common.")
                ? onward.apply(call)
                : Uni.createFrom()
                        .item(error(call, "odoo.exceptions.AccessError", "The API is not part of your plan.")));

        Checkup checkup = examine(Optional.empty());

        assertThat(line(checkup, Subject.API).state()).isEqualTo(State.FAIL);
        assertThat(line(checkup, Subject.API).seen()).contains("The API is not part of your plan.");
    }

    @Test
    void a_clock_that_is_wrong_is_told_with_how_much() {
        http.between((call, onward) -> onward.apply(call).map(answer -> dated(answer, NOW.minusSeconds(190))));

        Checkup checkup = examine(Optional.empty());

        assertThat(line(checkup, Subject.CLOCK).state()).isEqualTo(State.WARN);
        assertThat(seen(checkup, Subject.CLOCK)).contains("190 seconds");
        assertThat(checkup.usable()).isTrue();
    }

    @Test
    void a_version_that_is_not_spoken_ends_the_look() {
        http.between((call, onward) -> ScriptedHttp.name(call).equals("common.version")
                ? Uni.createFrom().item(result(call, "{\"server_serie\":\"15.0\"}"))
                : onward.apply(call));

        Checkup checkup = examine(Optional.empty());

        assertThat(last(checkup).subject()).isEqualTo(Subject.VERSION);
        assertThat(last(checkup).seen()).contains("Odoo 15.0 is not supported");
    }

    @Test
    void a_server_that_closed_json_rpc_is_asked_for_its_version_in_another_way() {
        http.between((call, onward) -> switch (ScriptedHttp.name(call)) {
            case "common.version" -> Uni.createFrom().item(new HttpAnswer(404, Map.of(), new byte[0]));
            case "/web/version" ->
                Uni.createFrom().item(bare("{\"version_info\":[],\"version\":\"" + release.serie() + "\"}"));
            default -> onward.apply(call);
        });

        assertThat(seen(examine(Optional.empty()), Subject.VERSION)).contains("Odoo " + release.serie());
    }

    @Test
    void the_key_is_in_no_line_even_if_the_server_repeats_it() {
        String key = sandbox.options().apiKey();
        sandbox.faults().add(Fault.userError("No access for " + key).on("res.users.read"));

        assertThat(examine(Optional.empty()).findings())
                .anySatisfy(line -> assertThat(line.seen()).contains("(the key)"))
                .allSatisfy(line -> assertThat(line.seen() + line.toDo()).doesNotContain(key));
    }

    // ---- how it is called

    private Checkup examine(Optional<String> before) {
        var options = sandbox.options();
        return examine(new Credentials(sandbox.url(), options.database(), options.login(), options.apiKey()), before);
    }

    private Checkup examine(Credentials credentials, Optional<String> before) {
        Time stopped = new Time() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
        return new Doctor(new Rpc(http, new OdooDefaults()), stopped)
                .examine(credentials, before)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static Finding line(Checkup checkup, Subject subject) {
        return checkup.findings().stream()
                .filter(one -> one.subject() == subject)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line about " + subject + " in "
                        + Arrays.toString(checkup.findings().toArray())));
    }

    private static String seen(Checkup checkup, Subject subject) {
        return line(checkup, subject).seen();
    }

    private static Finding last(Checkup checkup) {
        return checkup.findings().get(checkup.findings().size() - 1);
    }

    private static boolean isRightsQuestion(HttpCall call) {
        String name = ScriptedHttp.name(call);
        return name.endsWith(".has_access") || name.endsWith(".check_access_rights");
    }

    private static String body(HttpCall call) {
        return call.uri().getPath() + new String(call.body().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static HttpAnswer result(HttpCall call, String json) {
        return isJson2(call) ? bare(json) : bare("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}");
    }

    private static boolean isJson2(HttpCall call) {
        return call.uri().getPath().startsWith("/json/2/");
    }

    private static HttpAnswer error(HttpCall call, String name, String message) {
        String told = "{\"name\":\"" + name + "\",\"message\":\"" + message + "\"}";
        return isJson2(call)
                ? new HttpAnswer(422, Map.of(), told.getBytes(StandardCharsets.UTF_8))
                : bare("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"data\":" + told + "}}");
    }

    private static HttpAnswer bare(String json) {
        JsonNode node = Json.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return ScriptedHttp.answer(200, node);
    }

    private static HttpAnswer dated(HttpAnswer answer, Instant at) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
        return new HttpAnswer(answer.status(), headers, answer.body());
    }
}
