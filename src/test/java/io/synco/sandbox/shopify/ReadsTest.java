package io.synco.sandbox.shopify;

import static io.synco.sandbox.shopify.Caller.errorCode;
import static io.synco.sandbox.shopify.Caller.errorMessage;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.validation.Validator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries: what is answered, what it costs, and how a bad document is refused. */
class ReadsTest {
    private static final String ORDERS =
            "query($q: String, $after: String) { orders(first: 2, after: $after, query: $q, sortKey: UPDATED_AT)"
                    + " { nodes { name updatedAt } pageInfo { hasNextPage endCursor } } }";
    private static ShopifySandbox shopify;
    private static Store store;
    private static Caller app;

    @BeforeAll
    static void start() {
        shopify = ShopifySandbox.start(0);
        store = shopify.createStore("reads.myshopify.com");
        store.catalog().addLocation("Main");
        store.catalog().addLocation("Second");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.catalog().addProduct("Cup", "CUP", "4002");
        store.stock("MUG", "Main", 5);
        store.stock("MUG", "Second", 7);
        store.stock("CUP", "Main", 5);
        app = new Caller(shopify, store);
    }

    @AfterAll
    static void stop() {
        shopify.close();
    }

    static Stream<OperationDefinition> operations() {
        return Parser.parse(Resources.text("operations.graphql"))
                .getDefinitionsOfType(OperationDefinition.class)
                .stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void the_recorded_operations_validate(OperationDefinition operation) {
        var document = Parser.parse(AstPrinter.printAst(operation));

        assertThat(new Validator().validateDocument(AdminSchema.SCHEMA, document, Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void levels_of_items_at_a_location() {
        JsonObject answer = app.ask(
                operation("Levels"),
                new JsonObject()
                        .put(
                                "ids",
                                new JsonArray()
                                        .add(store.catalog().variant("MUG").itemGid())
                                        .add("gid://shopify/InventoryItem/1"))
                        .put("loc", store.catalog().location("Second").gid()));

        JsonArray nodes = answer.getJsonObject("data").getJsonArray("nodes");
        assertThat(nodes.getValue(1)).isNull();
        JsonArray quantities =
                nodes.getJsonObject(0).getJsonObject("inventoryLevel").getJsonArray("quantities");
        assertThat(quantities.getJsonObject(0).getInteger("quantity")).isEqualTo(7);
        assertThat(quantities.getJsonObject(1).getString("name")).isEqualTo("on_hand");
        assertThat(quantities.getJsonObject(1).getValue("updatedAt")).isNull();
    }

    @Test
    void shop_locations_and_variants() {
        JsonObject shop = app.ask(operation("ShopInfo")).getJsonObject("data");
        JsonObject locations = app.ask(operation("Locations")).getJsonObject("data");
        JsonObject variants = app.ask(operation("Variants"), new JsonObject().put("q", "sku:MUG"))
                .getJsonObject("data");

        assertThat(shop.getJsonObject("shop").getString("myshopifyDomain")).isEqualTo("reads.myshopify.com");
        assertThat(locations.getJsonObject("locations").getJsonArray("nodes")).hasSize(2);
        JsonArray found = variants.getJsonObject("productVariants").getJsonArray("nodes");
        assertThat(found).hasSize(1);
        assertThat(found.getJsonObject(0).getString("barcode")).isEqualTo("4001");
    }

    @Test
    void an_order_shows_which_location_sends_what() {
        Order order = store.order()
                .line("MUG", 1, "Main")
                .line("CUP", 2, "Main")
                .line("MUG", 3, "Second")
                .place();

        JsonObject answer = app.ask(operation("OrderRouting"), new JsonObject().put("id", order.gid()));

        JsonArray routed = answer.getJsonObject("data")
                .getJsonObject("order")
                .getJsonObject("fulfillmentOrders")
                .getJsonArray("nodes");
        assertThat(routed).hasSize(2);
        JsonObject second = routed.getJsonObject(1);
        assertThat(second.getJsonObject("assignedLocation").getString("name")).isEqualTo("Second");
        JsonObject line =
                second.getJsonObject("lineItems").getJsonArray("nodes").getJsonObject(0);
        assertThat(line.getInteger("remainingQuantity")).isEqualTo(3);
        assertThat(line.getString("inventoryItemId"))
                .isEqualTo(store.catalog().variant("MUG").itemGid());
    }

    @Test
    void orders_are_paged_by_the_time_of_their_last_change() {
        shopify.clock().advance(Duration.ofMinutes(5));
        String since = SandboxClock.utc(shopify.clock().instant());
        Order first = store.sells(1, "CUP", "Main");
        shopify.clock().advance(Duration.ofSeconds(2));
        Order second = store.sells(1, "CUP", "Main");
        Order third = store.sells(1, "CUP", "Main");
        shopify.clock().advance(Duration.ofSeconds(2));
        store.orders().cancel(first, true);

        JsonObject variables = new JsonObject().put("q", "updated_at:>='" + since + "'");
        JsonObject page = app.ask(ORDERS, variables).getJsonObject("data").getJsonObject("orders");
        variables.put("after", page.getJsonObject("pageInfo").getString("endCursor"));
        JsonObject rest = app.ask(ORDERS, variables).getJsonObject("data").getJsonObject("orders");

        assertThat(names(page)).isEqualTo(second.name() + " " + third.name());
        assertThat(page.getJsonObject("pageInfo").getBoolean("hasNextPage")).isTrue();
        assertThat(names(rest)).isEqualTo(first.name());
        assertThat(names(orders("status:cancelled"))).isEqualTo(first.name());
    }

    private static JsonObject orders(String query) {
        return app.ask(ORDERS, new JsonObject().put("q", query))
                .getJsonObject("data")
                .getJsonObject("orders");
    }

    private static String names(JsonObject page) {
        return String.join(
                " ",
                page.getJsonArray("nodes").stream()
                        .map(node -> ((JsonObject) node).getString("name"))
                        .toList());
    }

    @Test
    void a_field_that_does_not_exist_is_refused_as_shopify_does() {
        JsonObject answer = app.ask("{ shop { name stock } }");

        assertThat(errorCode(answer)).isEqualTo("undefinedField");
        assertThat(answer.containsKey("data")).isFalse();
    }

    @Test
    void a_field_that_the_double_lacks_says_so() {
        store.sells(1, "CUP", "Main");

        JsonObject answer = app.ask("{ orders(first: 1) { nodes { note } } }");

        assertThat(errorCode(answer)).isEqualTo("SANDBOX_NOT_IMPLEMENTED");
        assertThat(errorMessage(answer)).contains("Order.note");
    }

    @Test
    void a_field_of_an_older_version_is_an_invalid_variable() {
        JsonObject variables = Caller.input("on_hand", "k", app.row("MUG", "Main", 6, 5));
        variables.getJsonObject("input").put("ignoreCompareQuantity", true);

        JsonObject answer = app.ask(Caller.SET, variables);

        assertThat(errorCode(answer)).isEqualTo("INVALID_VARIABLE");
        JsonObject problem = answer.getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getJsonArray("problems")
                .getJsonObject(0);
        assertThat(problem.getString("explanation")).isEqualTo("Field is not defined on InventorySetQuantitiesInput");
    }

    @ParameterizedTest
    @CsvSource({"1,3", "3,4", "5,5", "10,6", "20,7", "50,9", "100,11", "250,13"})
    void a_connection_costs_what_was_recorded(int first, int cost) {
        JsonObject answer = app.ask("{ locations(first: " + first + ") { nodes { id } } }");

        assertThat(answer.getJsonObject("extensions").getJsonObject("cost").getInteger("requestedQueryCost"))
                .isEqualTo(cost);
    }

    @Test
    void an_empty_bucket_throttles_with_http_200_and_fills_with_time() {
        Store small = shopify.createStore("small.myshopify.com");
        small.costBucket(10, 1);
        Caller poor = new Caller(shopify, small);
        String query = "{ locations(first: 50) { nodes { id } } }";

        poor.ask(query);
        poor.ask(query);
        poor.ask(query);
        poor.ask(query);
        poor.ask(query);
        JsonObject throttled = poor.ask(query);
        shopify.clock().advance(Duration.ofSeconds(9));

        assertThat(errorCode(throttled)).isEqualTo("THROTTLED");
        assertThat(errorMessage(throttled)).isEqualTo("Throttled");
        assertThat(poor.ask(query).containsKey("data")).isTrue();
    }

    @Test
    void a_query_of_more_than_1000_points_is_never_answered() {
        JsonObject answer = app.ask("{ locations(first: 250) { nodes { inventoryLevels(first: 250) { nodes {"
                + " item { variants(first: 250) { nodes { product { id } } } } } } } } }");

        assertThat(errorCode(answer)).isEqualTo("MAX_COST_EXCEEDED");
    }

    @Test
    void a_wrong_token_is_401() {
        var answer =
                app.post("/reads.myshopify.com/admin/api/2026-10/graphql.json", "application/json", "{}", "shpat_no");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static String operation(String name) {
        return operations()
                .filter(each -> name.equals(each.getName()))
                .map(AstPrinter::printAst)
                .findFirst()
                .orElseThrow();
    }
}
