package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of credential at every door: what is right comes in, all else finds nothing and learns nothing. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {
    private static final String RECIPE = "{\"components\":[{\"odooProductId\":1,\"units\":\"1\"}]}";

    private static final List<Route> API = List.of(
            new Route("GET", "/api/v1/buffer", null, 200),
            new Route("PUT", "/api/v1/buffer", "{\"buffer\":0}", 200),
            new Route("GET", "/api/v1/catalogue", null, 200),
            new Route("POST", "/api/v1/catalogue/import", null, 202),
            new Route("GET", "/api/v1/compare", null, 200),
            new Route("POST", "/api/v1/compare", null, 202),
            new Route("PUT", "/api/v1/compare", "{\"everyMinutes\":1440}", 200),
            new Route("GET", "/api/v1/compare/drift", null, 200),
            new Route("GET", "/api/v1/events", null, 200),
            new Route("GET", "/api/v1/events/summary", null, 200),
            new Route("GET", "/api/v1/exclusions", null, 200),
            new Route("POST", "/api/v1/exclusions/{id}/release", null, 404),
            new Route("GET", "/api/v1/go-live/dry-run", null, 200),
            new Route("POST", "/api/v1/go-live/dry-run", null, 409),
            new Route("GET", "/api/v1/go-live/dry-run/levels", null, 200),
            new Route("GET", "/api/v1/go-live/dry-run/orders", null, 200),
            new Route("GET", "/api/v1/jobs", null, 200),
            new Route("POST", "/api/v1/jobs/retry", "{\"ids\":[]}", 200),
            new Route("POST", "/api/v1/jobs/{id}/dismiss", "{\"reason\":\"none\"}", 404),
            new Route("POST", "/api/v1/jobs/{id}/retry", null, 404),
            new Route("GET", "/api/v1/levels", null, 200),
            new Route("GET", "/api/v1/levels/{itemId}/{locationId}/why", null, 404),
            new Route("GET", "/api/v1/levels/{itemId}/{locationId}/writes", null, 200),
            new Route("GET", "/api/v1/links", null, 200),
            new Route("GET", "/api/v1/links.csv", null, 200),
            new Route("PUT", "/api/v1/links.csv", "item_id,odoo_products\n", 200),
            new Route("GET", "/api/v1/links/{id}/versions", null, 200),
            new Route("POST", "/api/v1/links/{id}/versions/undo", null, 404),
            new Route("PUT", "/api/v1/links/{id}/buffer", "{\"buffer\":null}", 404),
            new Route("PUT", "/api/v1/links/{id}/recipe", RECIPE, 404),
            new Route("DELETE", "/api/v1/links/{id}/recipe", null, 404),
            new Route("POST", "/api/v1/links/match", null, 200),
            new Route("POST", "/api/v1/live", "{\"live\":false}", 200),
            new Route("GET", "/api/v1/locations", null, 200),
            new Route("GET", "/api/v1/mapping", null, 200),
            new Route("PUT", "/api/v1/mapping", "{\"mappings\":[]}", 200),
            new Route("PUT", "/api/v1/odoo", "{}", 400),
            new Route("POST", "/api/v1/odoo/check", null, 200),
            new Route("GET", "/api/v1/odoo/hook", null, 200),
            new Route("PUT", "/api/v1/odoo/hook", null, 200),
            new Route("DELETE", "/api/v1/odoo/hook", null, 204),
            new Route("POST", "/api/v1/odoo/doctor", null, 200),
            new Route("GET", "/api/v1/orders", null, 200),
            new Route("GET", "/api/v1/orders/document-kind", null, 200),
            new Route("PUT", "/api/v1/orders/document-kind", "{\"kind\":\"sales_order\"}", 200),
            new Route("GET", "/api/v1/orders/settings", null, 200),
            new Route("PUT", "/api/v1/orders/settings", "{\"prices\":\"odoo\",\"customers\":\"one\"}", 200),
            new Route("GET", "/api/v1/orders/handling", null, 200),
            new Route(
                    "PUT",
                    "/api/v1/orders/handling",
                    "{\"openAtGoLive\":\"created\",\"keptOff\":\"handled_elsewhere\"}",
                    200),
            new Route("GET", "/api/v1/orders/open", null, 200),
            new Route("PUT", "/api/v1/orders/{id}/handling", "{\"mode\":\"created\"}", 200),
            new Route("GET", "/api/v1/pauses", null, 200),
            new Route("PUT", "/api/v1/pauses/{scope}/{subject}", "{\"reason\":\"none\"}", 404),
            new Route("DELETE", "/api/v1/pauses/{scope}/{subject}", null, 404),
            new Route("GET", "/api/v1/plan", null, 200),
            new Route("GET", "/api/v1/privacy", null, 200),
            new Route("GET", "/api/v1/rules", null, 200),
            new Route("PUT", "/api/v1/rules", "{\"kind\":\"receipt\"}", 200),
            new Route("GET", "/api/v1/shop", null, 200),
            new Route("GET", "/api/v1/unsettled", null, 200),
            new Route("POST", "/api/v1/unsettled/{id}/settle", "{\"how\":\"count\"}", 404));

    /** An API token can be revoked; a session token ends by itself. */
    private static final Route REVOKE = new Route("DELETE", "/api/v1/tokens/current", null, 204);

    private static final List<Route> PAGE = List.of(
            new Route("GET", "/app/live", null, 200),
            new Route("POST", "/app/jobs/retry", null, 200),
            new Route("POST", "/app/odoo/hook", null, 200),
            new Route("POST", "/app/odoo/unhook", null, 200),
            new Route("POST", "/app/odoo/check", null, 200),
            new Route("POST", "/app/jobs/{id}/retry", null, 200),
            new Route("POST", "/app/jobs/{id}/dismiss", "reason=none", 200),
            new Route("POST", "/app/sign-out", null, 303));

    /** Guarded by what they are, each with tests of its own. */
    private static final Set<String> OPEN_OR_WAY_IN = Set.of(
            "GET /",
            "GET /app",
            "POST /app/sign-in",
            "GET /auth/install",
            "GET /auth/callback",
            "POST /hooks/odoo/{key}",
            "POST /webhooks/shopify");

    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;
    private Merchant other;

    @BeforeAll
    void open() {
        shop = shops.open().product("MUG", 1, 1).installs(shops::token).connectsOdoo();
        other = shops.open().installs(shops::token);
    }

    @AfterAll
    void close() {
        shop.close();
        other.close();
    }

    @Test
    void every_route_of_the_description_has_a_row_here() {
        JsonObject paths = Web.to(shops.address(), "GET", "/openapi?format=json")
                .send()
                .json()
                .getJsonObject("paths");

        Set<String> described = new TreeSet<>();
        paths.fieldNames()
                .forEach(path -> paths.getJsonObject(path)
                        .fieldNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described).isEqualTo(names(Stream.concat(API.stream(), Stream.of(REVOKE))));
    }

    @Test
    void every_route_of_the_sources_has_a_row_here() {
        Set<String> rows =
                names(Stream.of(API.stream(), PAGE.stream(), Stream.of(REVOKE)).flatMap(rowsOf -> rowsOf));
        rows.addAll(OPEN_OR_WAY_IN);

        assertThat(routesOfTheSources()).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource(Credential.class)
    void at_the_api(Credential credential) {
        SoftAssertions all = new SoftAssertions();
        for (Route route : API) {
            Web.Answer answer = knock(route, credential);

            boolean mayEnter = credential.worth() == Credential.Worth.TOKEN;
            all.assertThat(answer.status()).as(route.name()).isEqualTo(mayEnter ? route.status() : 401);
            if (!mayEnter) {
                learnsNothing(all, route, answer);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Credential.class)
    void at_the_pages_buttons_and_its_live_part(Credential credential) {
        SoftAssertions all = new SoftAssertions();
        for (Route route : PAGE) {
            Web.Answer answer = knock(route, credential);

            boolean mayEnter = credential.worth() != Credential.Worth.NONE;
            all.assertThat(answer.status()).as(route.name()).isEqualTo(mayEnter ? route.status() : 401);
            if (!mayEnter) {
                learnsNothing(all, route, answer);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Credential.class)
    void at_the_page_itself_a_stranger_gets_the_way_in_and_no_data(Credential credential) {
        Web.Answer answer = Web.to(shops.address(), "GET", "/app")
                .with(credential.headers(wallet, shop.domain(), other.domain()))
                .send();

        boolean mayEnter = credential.worth() != Credential.Worth.NONE;
        assertThat(answer.status()).isEqualTo(mayEnter ? 200 : 401);
        assertThat(answer.body().contains(shop.domain())).isEqualTo(mayEnter);
        assertThat(answer.body().contains("API token of the shop")).isEqualTo(!mayEnter);
    }

    @Test
    void an_api_token_can_revoke_itself_and_is_not_valid_afterwards() {
        String token = wallet.apiToken(shop.domain());

        Web.Answer revoked = REVOKE.request(shops.address()).bearer(token).send();

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(Web.to(shops.address(), "GET", "/api/v1/shop")
                        .bearer(token)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_session_token_cannot_be_revoked_and_is_told_so() {
        Web.Answer answer = knock(REVOKE, Credential.SESSION_TOKEN);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getString("hint")).contains("within a minute");
    }

    @ParameterizedTest
    @EnumSource(value = Credential.class, names = "(API_TOKEN|SESSION_TOKEN)", mode = EnumSource.Mode.MATCH_NONE)
    void nobody_else_revokes_anything(Credential credential) {
        Web.Answer answer = knock(REVOKE, credential);

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void another_shops_token_shows_the_other_shop() {
        Web.Answer answer = Web.to(shops.address(), "GET", "/api/v1/shop")
                .bearer(wallet.signed(wallet.session(other.domain())))
                .send();

        assertThat(answer.json().getString("domain")).isEqualTo(other.domain());
        assertThat(answer.body()).doesNotContain(shop.domain());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/shop, 401",
        "GET, /app/live, 401",
        "POST, /app/sign-out, 401",
        "GET, /app, 200",
    })
    void a_token_in_the_address_is_taken_at_the_pages_entry_only(String method, String path, int status) {
        String token = wallet.signed(wallet.session(shop.domain()));

        Web.Answer answer = Web.to(shops.address(), method, path + "?id_token=" + token)
                .with(Map.of("Origin", shops.address()))
                .send();

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET //api/v1/shop",
                "GET /api/v1/./shop",
                "GET /api/v1/x/../shop",
                "GET /%61pi/v1/shop",
                "GET /auth/../api/v1/shop",
                "GET /assets/../api/v1/shop",
                "HEAD /api/v1/shop",
                "OPTIONS /api/v1/shop",
                "TRACE /api/v1/shop",
                "GET /api/v1",
                "GET /api/v1/",
                "GET /api/v1/nothing",
                "GET /app/nothing",
                "GET /app/",
            })
    void another_way_of_writing_an_address_leads_to_the_same_door(String request) {
        assertThat(stranger(request).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api",
                "GET /api/v2/shop",
                "GET /api/v1;x/shop",
                "GET /API/v1/shop",
                "GET /app;x",
                "GET /apps",
                "POST /app",
                "GET /app/sign-in",
                "PUT /app/sign-in",
                "GET /webhooks/shopify",
                "GET /webhooks",
                "POST /openapi",
                "POST /assets/app.css",
                "GET /index.html",
                "GET /q/health",
                "GET /q/metrics",
                "GET /q/openapi",
                "GET /q/swagger-ui",
                "GET /q/dev-ui",
                "GET /q/arc",
            })
    void what_no_door_names_is_not_there(String request) {
        Web.Answer answer = stranger(request);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("error")).isEqualTo("There is nothing at this address.");
    }

    @Test
    void shopifys_script_is_asked_for_a_fresh_token_and_a_program_is_not() {
        Web shopOf = Web.to(shops.address(), "GET", "/api/v1/shop");

        Web.Answer script = shopOf.bearer(
                        wallet.signed(wallet.session(shop.domain()).later(-120)))
                .send();
        Web.Answer program =
                shopOf.bearer(wallet.revokedApiToken(shop.domain())).send();

        assertThat(script.header("X-Shopify-Retry-Invalid-Session-Request")).isEqualTo("1");
        assertThat(program.header("X-Shopify-Retry-Invalid-Session-Request")).isEmpty();
        assertThat(program.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_person_in_a_browser_reads_the_sentence_and_not_its_json() {
        Web.Answer answer = Web.to(shops.address(), "GET", "/nothing")
                .with(Map.of("Accept", "text/html,application/xhtml+xml"))
                .send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.body())
                .isEqualTo("There is nothing at this address. The API begins with /api/v1, the page is /app.");
    }

    private Web.Answer knock(Route route, Credential credential) {
        return route.request(shops.address())
                .with(credential.headers(wallet, shop.domain(), other.domain()))
                .send();
    }

    private Web.Answer stranger(String request) {
        String[] parts = request.split(" ");
        return Web.to(shops.address(), parts[0], parts[1]).send();
    }

    private void learnsNothing(SoftAssertions all, Route route, Web.Answer answer) {
        all.assertThat(answer.body())
                .as(route.name())
                .doesNotContain(shop.domain())
                .contains("error")
                .contains("hint");
        all.assertThat(answer.header("Cache-Control")).as(route.name()).isEqualTo("no-store");
    }

    private static Set<String> names(Stream<Route> routes) {
        return routes.map(Route::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routesOfTheSources() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type :
                new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests())).importPackages("io.synco")) {
            if (type.isAnnotatedWith(Path.class)) {
                String root = type.getAnnotationOfType(Path.class).value();
                for (JavaMethod method : type.getMethods()) {
                    verb(method).ifPresent(verb -> routes.add(verb + " " + path(root, method)));
                }
            }
        }
        return routes;
    }

    private static Optional<String> verb(JavaMethod method) {
        return Arrays.stream(method.reflect().getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    /** As JAX-RS joins them, without the patterns of parameters. */
    private static String path(String root, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String joined = ("/" + root + "/" + below)
                .replaceAll("\\{(\\w+):.*?}(?=/|$)", "{$1}")
                .replaceAll("/+", "/");
        return joined.length() > 1 ? joined.replaceFirst("/$", "") : joined;
    }
}
