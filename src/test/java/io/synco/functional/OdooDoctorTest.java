package io.synco.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is the matter with a connection to Odoo is told line by line, and a copy of the database is never written to. */
@Functional
class OdooDoctorTest {
    @Inject
    Shops shops;

    @Test
    void a_connection_that_is_well_is_told_line_by_line() {
        try (Merchant shop = shops.open().installs(shops::token).connectsOdoo()) {
            JsonObject told = doctor(shop);

            assertThat(told.getBoolean("usable")).isTrue();
            assertThat(lines(told))
                    .extracting(line -> line.getString("subject"))
                    .contains("reachable", "version", "login", "api", "database", "companies", "apps", "rights")
                    .contains("warehouses", "clock");
            assertThat(lines(told)).allMatch(line -> line.getString("state").equals("ok"));
        }
    }

    @Test
    void a_copy_of_the_database_is_refused_and_the_shop_stays_with_its_own() {
        try (Merchant shop = shops.open().installs(shops::token).connectsOdoo();
                OdooSandbox copy = OdooSandbox.start(0, OdooOptions.defaults().withUuid("the copy's"))) {
            Api.Answer answer = shop.api()
                    .put(
                            "/odoo",
                            new JsonObject()
                                    .put("url", copy.url())
                                    .put("database", copy.options().database())
                                    .put("login", copy.options().login())
                                    .put("apiKey", copy.options().apiKey()));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("another database");
            assertThat(shop.api().get("/shop").getJsonObject("odoo").getString("url"))
                    .isEqualTo(shop.odoo().url());
        }
    }

    @Test
    void a_key_that_was_taken_back_is_a_line_and_no_failure() {
        try (Merchant shop = shops.open().installs(shops::token).connectsOdoo()) {
            shop.odoo().faults().add(Fault.accessDenied().on("common.authenticate"));

            JsonObject told = doctor(shop);

            assertThat(told.getBoolean("usable")).isFalse();
            assertThat(lines(told)).last().satisfies(line -> {
                assertThat(line.getString("state")).isEqualTo("fail");
                assertThat(line.getString("toDo")).isNotBlank();
            });
        }
    }

    private static JsonObject doctor(Merchant shop) {
        Api.Answer answer = shop.api().post("/odoo/doctor", new JsonObject());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static List<JsonObject> lines(JsonObject told) {
        return told.getJsonArray("lines").stream().map(JsonObject.class::cast).toList();
    }
}
