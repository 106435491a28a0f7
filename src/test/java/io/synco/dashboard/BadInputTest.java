package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is said in a sentence with its status and what to do; and nothing was changed. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String PAUSE = "{\"reason\":\"counting\"}";

    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;
    private String token;

    @BeforeAll
    void open() {
        shop = shops.open()
                .product("MUG", 1, 1)
                .installs(shops::token)
                .connectsOdoo()
                .mapsBothLocations()
                .links();
        token = wallet.apiToken(shop.domain());
    }

    @AfterAll
    void close() {
        shop.close();
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                arguments("POST /live", "no JSON", 400, "not the JSON"),
                arguments("POST /live", "", 400, "The body is missing."),
                arguments("POST /live", "null", 400, "The body is missing."),
                arguments("POST /live", "[]", 400, "not the JSON"),
                arguments("POST /live", "{}", 400, "live is missing."),
                arguments("POST /live", "{\"live\":\"true\"}", 400, "live has a value of the wrong type"),
                arguments("POST /live", "{\"live\":1}", 400, "live has a value of the wrong type"),
                arguments("POST /live", "{\"live\":true,\"by\":\"me\"}", 400, "The field by is not known here."),
                arguments("POST /live", "{\"live\":true,\"live\":false}", 400, "not the JSON"),
                arguments("POST /live", "{\"live\":true} and more", 400, "not the JSON"),
                arguments("POST /live", "{\"live\":true", 400, "not the JSON"),
                arguments("PUT /mapping", "[]", 400, "not the JSON"),
                arguments("PUT /mapping", "{}", 400, "mappings is missing."),
                arguments("PUT /mapping", mappings("null"), 400, "A mapping is missing."),
                arguments("PUT /mapping", mappings("{}"), 400, "mode is missing."),
                arguments(
                        "PUT /mapping", mappings(mapping("all", "2", "{}")), 400, "mode must be single, pool or split"),
                arguments("PUT /mapping", mappings(mapping("single", "null", "{}")), 400, "location's id is missing."),
                arguments("PUT /mapping", mappings(mapping("single", "1.5", "{}")), 400, "odooLocationIds"),
                arguments("PUT /mapping", mappings(mapping("single", "2", "null")), 400, "location is missing."),
                arguments("PUT /mapping", mappings(mapping("single", "2", "{}")), 400, "shopifyLocationId is missing."),
                arguments("PUT /mapping", mappings(sold("\"1\"", "0")), 400, "shopifyLocationId has a value"),
                arguments("PUT /mapping", mappings(sold("1", "1.7")), 400, "buffer has a value of the wrong type"),
                arguments("PUT /mapping", mappings(sold("1", "-1")), 400, "buffer must be 0 or more, not -1."),
                arguments("PUT /mapping", mappings(sold("-1", "0")), 422, "Shopify has no location -1."),
                arguments("PUT /mapping", mappings(sold("1", "0")), 422, "Odoo has no location 99999"),
                arguments("PUT /mapping", mappings("{},".repeat(250) + "{}"), 400, "at most 250 mappings"),
                arguments("PUT /buffer", "{}", 400, "buffer is missing."),
                arguments("PUT /buffer", "{\"buffer\":-1}", 400, "buffer must be 0 or more, not -1."),
                arguments("PUT /links/x/buffer", "{\"buffer\":1}", 400, "An item's id is a whole number, not x."),
                arguments("PUT /links/1/buffer", "{\"buffer\":-1}", 400, "buffer must be 0 or more, not -1."),
                arguments("PUT /links/1/buffer", "{\"buffer\":1}", 404, "There is no item 1."),
                arguments("PUT /odoo", "{}", 400, "url is missing."),
                arguments(
                        "PUT /odoo",
                        odoo("ftp://odoo.example.com", "db", "me", "secret"),
                        400,
                        "url is not an address"),
                arguments("PUT /odoo", odoo("https://me@odoo.example.com", "db", "me", "secret"), 400, "url is not"),
                arguments("PUT /odoo", odoo("odoo.example.com", "db", "me", "secret"), 400, "url is not an address"),
                arguments(
                        "PUT /odoo",
                        odoo("https://odoo.example.com", " ", "me", "secret"),
                        400,
                        "database is missing."),
                arguments(
                        "PUT /odoo", odoo("https://o.example", "d".repeat(201), "me", "k"), 400, "database is longer"),
                arguments("PUT /odoo", "{\"url\":5}", 400, "url has a value of the wrong type"),
                arguments("PUT /odoo", odoo("http://10.0.0.1", "db", "me", "secret"), 422, "may not be called"),
                arguments("PUT /odoo", odoo("https://169.254.169.254", "db", "me", "secret"), 422, "may not be called"),
                arguments("PUT /pauses/shop/all", "{}", 400, "reason is missing."),
                arguments("PUT /pauses/shop/1", PAUSE, 400, "A shop is paused as a whole."),
                arguments("PUT /pauses/planet/1", PAUSE, 400, "There is no scope planet."),
                arguments("PUT /pauses/direction/up", PAUSE, 400, "There is no direction up."),
                arguments("PUT /pauses/item/mug", PAUSE, 400, "A Shopify id is a whole number, not mug."),
                arguments("PUT /pauses/item/1", PAUSE, 404, "There is no item 1 in this shop."),
                arguments("PUT /pauses/location/1", PAUSE, 404, "There is no location 1 in this shop."),
                arguments("DELETE /pauses/direction/odoo", "", 404, "direction odoo is not paused."),
                arguments("POST /jobs/x/retry", "", 400, "A job's id is a whole number, not x."),
                arguments("POST /jobs/-1/retry", "", 400, "A job's id is a whole number, not -1."),
                arguments("POST /jobs/99999999999999999999/retry", "", 400, "A job's id is a whole number"),
                arguments("POST /jobs/0/retry", "", 404, "There is no job 0."),
                arguments("POST /jobs/999999999999/retry", "", 404, "There is no job 999999999999."),
                arguments("POST /jobs/1/dismiss", "{}", 400, "reason is missing."),
                arguments("POST /jobs/1/dismiss", "{\"reason\":\"  \"}", 400, "reason is missing."),
                arguments("POST /jobs/1/dismiss", "{\"reason\":\"" + "x".repeat(501) + "\"}", 400, "reason is longer"),
                arguments("POST /jobs/999999999999/dismiss", "{\"reason\":\"sold\"}", 404, "There is no job"),
                arguments("POST /jobs/retry", "{}", 400, "ids is missing."),
                arguments("POST /jobs/retry", "{\"ids\":[null]}", 400, "An id is missing."),
                arguments("POST /jobs/retry", "{\"ids\":[\"1\"]}", 400, "wrong type"),
                arguments("POST /jobs/retry", "{\"ids\":[" + "1,".repeat(250) + "1]}", 400, "more than 250 entries"),
                arguments("PUT /links/1/recipe", "", 400, "The body is missing."),
                arguments("PUT /links/1/recipe", "{}", 400, "components is missing."),
                arguments("PUT /links/x/recipe", recipe("6"), 400, "An item's id is a whole number, not x."),
                arguments("PUT /links/1/recipe", "{\"components\":[]}", 400, "1 to 100 components, not 0"),
                arguments("PUT /links/1/recipe", recipe("0"), 400, "units must be a positive number, not 0."),
                arguments("PUT /links/1/recipe", recipe("1/0"), 400, "units must be a positive number, not 1/0."),
                arguments("PUT /links/1/recipe", recipe("-6"), 400, "units must be a positive number, not -6."),
                arguments("PUT /links/1/recipe", recipe("1e9"), 400, "units must be a positive number, not 1e9."),
                arguments("PUT /links/1/recipe", recipe("6").replace("\"6\"", "6"), 400, "wrong type"),
                arguments(
                        "PUT /links/1/recipe",
                        recipe("6").replace("]", ",{\"odooProductId\":1,\"units\":\"2\"}]"),
                        400,
                        "Product 1 is named twice."),
                arguments("PUT /links/77/recipe", recipe("6"), 404, "There is no item 77 among the links."),
                arguments("DELETE /links/77/recipe", "", 404, "There is no item 77 among the links."),
                arguments("PUT /rules", "", 400, "The body is missing."),
                arguments("PUT /rules", "{}", 400, "kind is missing."),
                arguments("PUT /rules", rule("weather", "null", "off"), 400, "There is no rule for weather."),
                arguments("PUT /rules", rule("RECEIPT", "null", "off"), 400, "There is no rule for RECEIPT."),
                arguments("PUT /rules", rule("count_down", "null", "off"), 400, "There is no rule for count_down."),
                arguments("PUT /rules", rule("x".repeat(41), "null", "off"), 400, "kind is longer than 40"),
                arguments("PUT /rules", rule("receipt", "null", "flag"), 400, "flag cannot be chosen for receipt."),
                arguments("PUT /rules", rule("delivered", "null", "other_documents"), 400, "cannot be chosen"),
                arguments("PUT /rules", rule("receipt", "null", ""), 400, "choice is missing."),
                arguments("PUT /rules", rule("receipt", "null", "y".repeat(41)), 400, "choice is longer than 40"),
                arguments("PUT /rules", rule("receipt", "\"31\"", "off"), 400, "shopifyLocationId has a value"),
                arguments("PUT /rules", rule("receipt", "31", "off"), 404, "Shopify has no location 31."),
                arguments("PUT /rules", rule("receipt", "0", "off"), 404, "Shopify has no location 0."),
                arguments("PUT /rules", rule("receipt", "-1", "off"), 404, "Shopify has no location -1."),
                arguments("POST /exclusions/x/release", "", 400, "An exclusion's id is a whole number, not x."),
                arguments("POST /exclusions/-1/release", "", 400, "An exclusion's id is a whole number, not -1."),
                arguments("POST /exclusions/77/release", "", 404, "Nothing is withheld under 77 (any more)."),
                arguments("DELETE /shop", "", 405, "does not take that method"),
                arguments("POST /nothing", "{}", 404, "nothing at this address"));
    }

    private static String rule(String kind, String location, String choice) {
        return "{\"kind\":\"" + kind + "\",\"shopifyLocationId\":" + location + ",\"choice\":\"" + choice + "\"}";
    }

    private static String recipe(String units) {
        return "{\"components\":[{\"odooProductId\":1,\"units\":\"" + units + "\"}]}";
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("writes")
    void a_wrong_write(String request, String body, int status, String said) {
        List<String> before = everything();

        Web.Answer answer = call(request).json(body).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getString("error")).contains(said);
        assertThat(answer.json().getString("hint")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.synco");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/levels?after=x        | after must be itemId-locationId, like 4501-901.",
                "/levels?after=4501     | after must be itemId-locationId",
                "/levels?limit=0        | limit must be a whole number between 1 and 250, not 0.",
                "/levels?limit=251      | limit must be a whole number between 1 and 250, not 251.",
                "/links?limit=many      | limit must be a whole number between 1 and 250, not many.",
                "/links?after=-1        | after must be a whole number, 0 or more, not -1.",
                "/exclusions?after=x    | after must be a whole number, 0 or more, not x.",
                "/exclusions?limit=251  | limit must be a whole number between 1 and 250, not 251.",
                "/events?before=1e3     | before must be a whole number, 0 or more, not 1e3.",
                "/events?limit=%20      | limit must be a whole number",
                "/jobs?state=broken     | There is no state broken.",
                "/jobs?before=99999999999999999999 | before must be a whole number",
                "/levels?differs=maybe  | differs must be true or false.",
            })
    void a_wrong_question(String path, String said) {
        Web.Answer answer = call("GET " + path).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).startsWith(said);
        assertThat(answer.json().getString("hint")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void a_body_of_another_kind(String type) {
        Web.Answer answer = call("POST /live")
                .json("{\"live\":true}")
                .with(Map.of("Content-Type", type))
                .send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().getString("hint")).contains("application/json");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_read() {
        Web.Answer answer = call("POST /jobs/1/dismiss")
                .json("{\"reason\":\"" + "x".repeat(300_000) + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().getString("error")).isEqualTo("The body is larger than 256 KB.");
    }

    @Test
    void going_live_without_what_it_takes_says_what_is_missing() {
        try (Merchant bare = shops.open().installs(shops::token)) {
            Web.Answer answer = Web.to(shops.address(), "POST", "/api/v1/live")
                    .bearer(wallet.apiToken(bare.domain()))
                    .json("{\"live\":true}")
                    .send();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().getString("hint"))
                    .contains("Odoo is not connected")
                    .contains("No location is mapped")
                    .contains("No product is linked");
        }
    }

    @Test
    void checking_an_odoo_that_was_never_connected_says_so() {
        try (Merchant bare = shops.open().installs(shops::token)) {
            Web.Answer answer = Web.to(shops.address(), "POST", "/api/v1/odoo/check")
                    .bearer(wallet.apiToken(bare.domain()))
                    .send();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().getString("error")).isEqualTo("Odoo is not connected yet.");
        }
    }

    @Test
    void another_shops_job_is_no_job_here() {
        try (Merchant other = shops.open().installs(shops::token)) {
            long theirs = Web.to(shops.address(), "GET", "/api/v1/jobs?limit=1")
                    .bearer(wallet.apiToken(other.domain()))
                    .send()
                    .array()
                    .getJsonObject(0)
                    .getLong("id");

            Web.Answer answer = call("POST /jobs/" + theirs + "/retry").send();

            assertThat(answer.status()).isEqualTo(404);
        }
    }

    private Web call(String request) {
        String[] parts = request.split(" ");
        return Web.to(shops.address(), parts[0], "/api/v1" + parts[1]).bearer(token);
    }

    /** All that a write could change, and who was written down for it. */
    private List<String> everything() {
        return List.of(
                call("GET /shop").send().json().getBoolean("live").toString(),
                call("GET /shop").send().json().getJsonObject("odoo").encode(),
                call("GET /mapping").send().body(),
                call("GET /links").send().body(),
                call("GET /rules").send().body(),
                call("GET /exclusions").send().body(),
                wallet.audit(shop.domain()).toString());
    }

    private static String mappings(String list) {
        return "{\"mappings\":[" + list + "]}";
    }

    private static String mapping(String mode, String odoo, String shopify) {
        return "{\"mode\":\"" + mode + "\",\"warehouseId\":3,\"odooLocationIds\":[" + odoo + "],\"shopifyLocations\":["
                + shopify + "]}";
    }

    private static String sold(String shopify, String buffer) {
        return mapping("single", "99999", "{\"shopifyLocationId\":" + shopify + ",\"buffer\":" + buffer + "}");
    }

    private static String odoo(String url, String database, String login, String key) {
        return "{\"url\":\"" + url + "\",\"database\":\"" + database + "\",\"login\":\"" + login + "\",\"apiKey\":\""
                + key + "\"}";
    }
}
