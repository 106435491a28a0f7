package io.synco.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Json2CallTest {
    private static final Account ACCOUNT = Recorded.accountOf19();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    search_read     | domain
                    search          | domain
                    search_count    | domain
                    web_search_read | domain, specification
                    read            | ids, fields
                    write           | ids, vals
                    load            | fields, data
                    fields_get      | allfields, attributes
                    has_access      | ids, operation
                    get_param       | key
                    action_confirm  | ids
                    button_validate | ids
                    """)
    void what_is_given_by_place_goes_out_by_name(String method, String names) {
        List<String> named = List.of(names.split(", "));
        List<List<String>> args = named.stream().map(List::of).toList();

        JsonNode body = body(ACCOUNT.call("res.partner", method, args, Map.of("context", Map.of("lang", "de")), true));

        assertThat(body.properties()).hasSize(named.size() + 1);
        named.forEach(name -> assertThat(body.path(name).path(0).asText()).isEqualTo(name));
        assertThat(body.path("context").path("lang").asText()).isEqualTo("de");
    }

    @Test
    void the_key_and_the_database_stand_in_the_headers_and_not_in_the_words() {
        Call call = ACCOUNT.call("sale.order", "action_confirm", List.of(List.of(4)), Map.of(), true);

        assertThat(call.at()).hasToString("http://127.0.0.1:1/json/2/sale.order/action_confirm");
        assertThat(call.headers())
                .containsEntry("Authorization", "Bearer secret-key")
                .containsEntry("X-Odoo-Database", "nodb");
        assertThat(call.toString() + ACCOUNT).doesNotContain("secret-key");
    }

    @Test
    void a_method_whose_arguments_have_no_known_names_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> ACCOUNT.call("sale.order", "unheard_of", List.of(List.of(4), 7), Map.of(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sale.order.unheard_of");
    }

    @Test
    void one_record_made_is_its_id_as_over_json_rpc() {
        Call one = ACCOUNT.call("res.partner", "create", List.of(Map.of("name", "j2")), Map.of(), true);
        Call many = ACCOUNT.call("res.partner", "create", List.of(List.of(Map.of("name", "j2"))), Map.of(), true);

        assertThat(one.result(Recorded.of19("json2-create-single")).asLong()).isEqualTo(16);
        assertThat(many.result(Recorded.of19("json2-create"))).hasSize(1);
    }

    @Test
    void results_stand_bare_in_the_answer() {
        Call call = ACCOUNT.call("product.product", "read", List.of(List.of(8)), Map.of(), false);

        assertThat(Row.list(call.result(Recorded.of19("json2-read"))).get(0).id())
                .isEqualTo(8);
        assertThat(call.result(Recorded.of19("json2-null-result")).isNull()).isTrue();
        assertThat(call.result(Recorded.of19("json2-load")).path("ids")).hasSize(1);
    }

    private static JsonNode body(Call call) {
        return Json.parse(call.body()).orElseThrow();
    }
}
