package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdooFailuresTest {
    private static final Call READ = call(false);
    private static final Call WRITE = call(true);
    private static final Call JSON_2 = Recorded.accountOf19().call("res.partner", "any", List.of(), Map.of(), false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    execute_kw-wrong-password           | AuthRevoked  | no longer accepts this login and API key
                    execute_kw-wrong-uid                | AuthRevoked  | no longer exists
                    accesserror-create                  | AccessDenied | You are not allowed to create 'Product Variant'
                    private-method                      | AccessDenied | Private methods
                    missing-record-write                | NotFound     | Record does not exist or has been deleted
                    unknown-model                       | Refused      | Object no.such.model doesn't exist
                    unknown-method                      | Refused      | no_such_method
                    unknown-field-in-fields             | Refused      | Invalid field 'nosuch'
                    missing-required-field              | Refused      | Location Name (name)
                    validationerror-constraint          | Refused      | recursive Partner hierarchies
                    wrong-arg-count                     | Refused      | missing 1 required positional argument
                    bad-service                         | Refused      | nosuch
                    receipt-button_validate-again       | Refused      | You cannot validate a transfer
                    sale-so-confirm-again               | Refused      | not in a state requiring confirmation: S00002
                    imd-create-second                   | Refused      | duplicate key value
                    execute_kw-wrong-db                 | Refused      | Odoo has no database "no_such_db": check its name
                    concurrency-serialization-exhausted | Conflict     | could not serialize access
                    jsonrpc-malformed-json              | Protocol     | HTTP 400
                    jsonrpc-get                         | Protocol     | HTTP 400
                    """)
    void a_recorded_error_has_one_meaning_and_the_servers_words(String recorded, String kind, String words) {
        RemoteFailure failure = failure(Recorded.answer(recorded), READ);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.words()).contains(words).doesNotContain("Traceback", "…", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    json2-no-auth           | AuthRevoked  | no longer accepts this login and API key
                    json2-bad-key           | AuthRevoked  | no longer accepts this login and API key
                    json2-private-method    | AccessDenied | Private methods
                    json2-write-missing     | NotFound     | Record does not exist or has been deleted
                    json2-unknown-model     | Refused      | the model 'no.model' does not exist
                    json2-unknown-method    | Refused      | The method 'res.partner.nosuch' does not exist
                    json2-unknown-field     | Refused      | Invalid field 'nosuch'
                    json2-bad-kwarg         | Refused      | unexpected keyword argument 'nosuch'
                    json2-missing-arg       | Refused      | missing a required argument: 'vals'
                    json2-ids-on-api-model  | Refused      | cannot call res.partner.search_read with ids
                    json2-validationerror   | Refused      | recursive Partner hierarchies
                    json2-usererror         | Refused      | not in a state requiring confirmation
                    json2-imd-dup           | Refused      | duplicate key value
                    json2-malformed         | Refused      | could not parse the body as json
                    json2-wrong-db-header   | Refused      | Odoo has no database "nodb": check its name
                    json2-content-type-text | Protocol     | HTTP 415
                    """)
    void a_recorded_error_of_json_2_has_the_same_meaning(String recorded, String kind, String words) {
        RemoteFailure failure = failure(Recorded.of19(recorded), JSON_2);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.words()).contains(words).doesNotContain("Traceback", "…", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jsonrpc-malformed-json    | Refused     | Invalid JSON data
                    unknown-model             | Refused     | Object no.such.model doesn't exist
                    execute_kw-wrong-password | AuthRevoked | no longer accepts this login and API key
                    missing-record-write      | NotFound    | Record does not exist or has been deleted
                    unknown-field-in-fields   | Refused     | Invalid field 'nosuch'
                    """)
    void version_16_says_the_same_in_other_ways(String recorded, String kind, String words) {
        RemoteFailure failure = failure(Recorded.of16(recorded), READ);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.words()).contains(words);
    }

    @Test
    void an_error_of_version_19_over_json_rpc_is_told_by_its_name_whatever_its_code() {
        assertThat(failure(Recorded.of19("accesserror-read-model"), READ)).isInstanceOf(AccessDenied.class);
        assertThat(failure(Recorded.of19("concurrency-serialization-exhausted"), READ))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_conflict_that_json_2_tells_is_to_be_repeated() {
        HttpAnswer answer = new HttpAnswer(
                500,
                Map.of(),
                "{\"name\":\"psycopg2.errors.SerializationFailure\",\"message\":\"could not serialize access\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(failure(answer, JSON_2)).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://a.example/web/login?redirect=x | login page
                    https://sso.example/signin             | login page
                    https://b.example/jsonrpc              | leads on to b.example: enter that one
                    /web/database/selector                 | has no database "no_such_db"
                    /elsewhere                             | enter the one that it leads to
                    """)
    void a_redirect_is_not_followed_but_told(String to, String words) {
        HttpAnswer answer = new HttpAnswer(303, Map.of("location", to), new byte[0]);

        assertThat(failure(answer, WRITE).words()).contains(words);
    }

    @Test
    void a_page_instead_of_data_is_told_by_its_title() {
        HttpAnswer answer =
                new HttpAnswer(200, Map.of(), "<html><title>Just a moment</title>".getBytes(StandardCharsets.UTF_8));

        assertThat(failure(answer, READ).words()).contains("HTTP 200", "The page says: Just a moment");
        assertThat(failure(answer, JSON_2).words()).contains("HTTP 200", "The page says: Just a moment");
    }

    @Test
    void a_method_without_a_result_answers_with_nothing_and_is_no_error() {
        assertThat(WRITE.result(Recorded.answer("applytwice-1")).isNull()).isTrue();
    }

    @Test
    void a_refused_load_tells_all_that_is_wrong() {
        RemoteFailure failure = ofLoad("load-error");

        assertThat(failure).isInstanceOf(Refused.class);
        assertThat(failure.words())
                .contains("No matching record found for database id '999999'", "'abc' does not seem to be a number");
    }

    @Test
    void a_load_that_met_another_one_is_a_conflict_although_it_looks_like_a_refusal() {
        assertThat(ofLoad("load-concurrent-3")).isInstanceOf(Conflict.class);
    }

    @Test
    void a_load_that_came_second_finds_the_records_when_it_is_repeated() {
        JsonNode messages = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "duplicate key value violates \"ir_model_data_module_name_uniq_index\""));

        assertThat(OdooFailures.ofLoad(messages)).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @CsvSource({"502", "503", "504"})
    void a_server_that_is_down_did_not_answer_a_read_and_may_have_done_a_write(int status) {
        assertThat(failure(page(status), READ)).isInstanceOf(Unavailable.class);
        assertThat(failure(page(status), WRITE)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"200", "302", "404", "500"})
    void a_page_where_an_answer_should_be_makes_no_sense(int status) {
        assertThat(failure(page(status), WRITE)).isInstanceOf(Protocol.class);
    }

    @Test
    void a_proxy_that_asks_to_wait_is_obeyed() {
        HttpAnswer answer = new HttpAnswer(429, Map.of("retry-after", "17"), new byte[0]);

        assertThat(failure(answer, WRITE))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void a_database_that_is_lost_on_the_way_leaves_a_write_open() {
        HttpAnswer answer = error("psycopg2.OperationalError", "server closed the connection unexpectedly");

        assertThat(failure(answer, READ)).isInstanceOf(Unavailable.class);
        assertThat(failure(answer, WRITE)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_read_cut_off_has_nothing_to_settle() {
        assertThat(OdooFailures.unanswered(new Unknown("w"), READ)).isEqualTo(new Unavailable("w"));
        assertThat(OdooFailures.unanswered(new Unknown("w"), WRITE)).isEqualTo(new Unknown("w"));
    }

    private static RemoteFailure ofLoad(String recorded) {
        return OdooFailures.ofLoad(WRITE.result(Recorded.answer(recorded)).path("messages"));
    }

    private static RemoteFailure failure(HttpAnswer answer, Call call) {
        Throwable thrown = catchThrowable(() -> call.result(answer));
        assertThat(thrown).isInstanceOf(RemoteException.class);
        return ((RemoteException) thrown).failure();
    }

    private static HttpAnswer page(int status) {
        return new HttpAnswer(status, Map.of(), "<html>busy</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer error(String name, String message) {
        var data = JsonNodeFactory.instance.objectNode().put("name", name).put("message", message);
        var error = JsonNodeFactory.instance.objectNode().put("code", 200).set("data", data);
        return ScriptedHttp.answer(
                200, JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").set("error", error));
    }

    private static Call call(boolean writes) {
        return Recorded.account().call("res.partner", "any", List.of(), Map.of(), writes);
    }
}
