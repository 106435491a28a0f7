package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One double, four versions of Odoo: what a client meets first. */
@DisplayName("The Odoo double, as each version")
class ReleasesTest {

    @ParameterizedTest
    @EnumSource
    void goods_that_are_counted_are_found_as_the_version_says_it(Release release) throws Exception {
        try (OdooSandbox odoo = OdooSandbox.start(0, OdooOptions.of(release))) {
            odoo.product("MUG", "A mug");
            boolean flag = release.number() >= 18;
            List<Object> storable = flag ? List.of("is_storable", "=", true) : List.of("detailed_type", "=", "product");

            JsonNode found = new Caller(odoo)
                    .call(
                            "product.product",
                            "search_read",
                            List.of(List.of(storable)),
                            Map.of("fields", List.of("default_code", "type")));

            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("type").asText()).isEqualTo(flag ? "consu" : "product");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_name_of_another_version_is_an_unknown_field(Release release) throws Exception {
        try (OdooSandbox odoo = OdooSandbox.start(0, OdooOptions.of(release))) {
            String other = release.number() >= 18 ? "detailed_type" : "is_storable";

            JsonNode error = new Caller(odoo)
                    .error("product.product", "create", List.of(Map.of("name", "A mug", other, "product")));

            assertThat(error.get("name").asText()).isEqualTo("builtins.ValueError");
        }
    }
}
