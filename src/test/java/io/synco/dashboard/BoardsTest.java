package io.synco.dashboard;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the API tells about levels, links, events and jobs, page by page. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsTest {
    @Inject
    Shops shops;

    private Merchant shop;

    @BeforeAll
    void open() {
        shop = shops.open()
                .product("MUG", 10, 3)
                .product("CUP", 4, 6)
                .product("PLATE", 7, 7)
                .live(shops::token);
        shop.odoo().receives(5, "MUG", WH1);
        shop.shopify().sells(2, "CUP", HAMBURG);
        await().atMost(Stories.PATIENCE).untilAsserted(() -> {
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15);
            assertThat(shop.odoo().reserved("CUP", WH2)).isEqualTo(2);
        });
        shop.settles();
        assertThat(shop.api().post("/compare", null).status()).isEqualTo(202);
        shop.settles();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void a_level_has_both_sides_numbers_and_what_is_expected_observed_and_wanted() {
        JsonObject cup = level("CUP", HAMBURG);

        assertThat(cup.getString("title")).isEqualTo("A CUP");
        assertThat(cup.getJsonObject("odoo"))
                .isEqualTo(new JsonObject().put("quantity", 6).put("reserved", 2));
        assertThat(cup.getJsonObject("shopify"))
                .isEqualTo(new JsonObject().put("onHand", 6).put("committed", 2).put("available", 4));
        assertThat(cup.getInteger("expected")).isEqualTo(6);
        assertThat(cup.getInteger("target")).isEqualTo(6);
        assertThat(cup.getString("state")).isEqualTo("in_step");
        assertThat(cup.getBoolean("equal")).isTrue();
    }

    @Test
    void levels_come_in_pages_in_one_order() {
        assertThat(walk("/levels?", "after", row -> row.getLong("itemId") + "-" + row.getLong("locationId")))
                .hasSize(6)
                .isEqualTo(rows("/levels?limit=250"));
    }

    @Test
    void links_come_in_pages_in_one_order() {
        assertThat(walk("/links?", "after", row -> row.getLong("itemId").toString()))
                .hasSize(3)
                .isEqualTo(rows("/links?limit=250"));
    }

    @Test
    void events_come_in_pages_newest_first() {
        List<JsonObject> events =
                walk("/events?", "before", row -> row.getLong("id").toString());

        assertThat(events).isEqualTo(rows("/events?limit=250"));
        assertThat(events)
                .extracting(event -> event.getLong("id"))
                .isSortedAccordingTo((one, next) -> Long.compare(next, one))
                .hasSizeGreaterThan(5);
    }

    @Test
    void jobs_come_in_pages_newest_first_of_one_state_or_of_all() {
        List<JsonObject> done =
                walk("/jobs?state=done&", "before", row -> row.getLong("id").toString());

        assertThat(done)
                .isNotEmpty()
                .allMatch(job -> "done".equals(job.getString("state")))
                .isEqualTo(rows("/jobs?state=done&limit=250"));
        assertThat(walk("/jobs?", "before", row -> row.getLong("id").toString()))
                .extracting(job -> job.getLong("id"))
                .containsAll(done.stream().map(job -> job.getLong("id")).toList());
    }

    @Test
    void the_page_after_the_last_is_empty() {
        assertThat(rows("/levels?after=999999999999999999-1")).isEmpty();
        assertThat(rows("/events?before=0")).isEmpty();
        assertThat(rows("/jobs?before=1")).isEmpty();
    }

    @Test
    void what_happened_is_said_with_the_product_the_order_and_the_rule() {
        assertThat(shop.events()).anySatisfy(event -> {
            assertThat(event.getString("kind")).isEqualTo("receipt");
            assertThat(event.getString("side")).isEqualTo("odoo");
            assertThat(event.getString("subject")).matches("A MUG at \\w+, WH/IN/.*");
            assertThat(event.getInteger("amount")).isEqualTo(5);
            assertThat(event.getString("decision")).contains("raises the quantity on Shopify");
            assertThat(event.getString("outcome")).isEqualTo("done");
        });
        assertThat(shop.events()).anySatisfy(event -> {
            assertThat(event.getString("kind")).isEqualTo("order_changed");
            assertThat(event.getString("subject")).isEqualTo("order #1001");
        });
        assertThat(shop.events()).anySatisfy(event -> {
            assertThat(event.getString("kind")).isEqualTo("level_changed");
            assertThat(event.getString("subject")).isEqualTo("A CUP at Hamburg");
        });
    }

    @Test
    void jobs_say_what_they_are_about() {
        assertThat(shop.jobs("done")).anySatisfy(job -> {
            assertThat(job.getString("kind")).isEqualTo("order");
            assertThat(job.getString("subject")).isEqualTo("order #1001");
            assertThat(job.getString("failure")).isNull();
            assertThat(job.getString("hint")).isNull();
        });
        assertThat(shop.jobs("done")).anySatisfy(job -> {
            assertThat(job.getString("kind")).isEqualTo("observe");
            assertThat(job.getString("subject")).isEqualTo("A CUP at Hamburg");
        });
    }

    @Test
    void the_summary_adds_up() {
        JsonObject summary = shop.api().get("/events/summary");

        assertThat(summary.getLong("total"))
                .isPositive()
                .isEqualTo(List.of("open", "done", "superseded", "ignored", "flagged").stream()
                        .mapToLong(summary::getLong)
                        .sum());
    }

    @Test
    void in_step_nothing_differs() {
        assertThat(rows("/levels?differs=true")).isEmpty();
        assertThat(shop.api().get("/shop").getJsonObject("counts"))
                .isEqualTo(new JsonObject()
                        .put("levels", 6)
                        .put("unequal", 0)
                        .put("flagged", 0)
                        .put("waiting", 0)
                        .put("paused", 0));
    }

    /** Two at a time until there are no more. */
    private List<JsonObject> walk(String path, String parameter, Function<JsonObject, String> place) {
        List<JsonObject> all = new ArrayList<>();
        List<JsonObject> page = rows(path + "limit=2");
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            all.addAll(page);
            page = rows(path + "limit=2&" + parameter + "=" + place.apply(page.get(page.size() - 1)));
        }
        return all;
    }

    private JsonObject level(String sku, String location) {
        return rows("/levels?limit=250").stream()
                .filter(row -> sku.equals(row.getString("sku")) && location.equals(row.getString("location")))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> rows(String path) {
        JsonArray rows = shop.api().list(path);
        return rows.stream().map(row -> (JsonObject) row).toList();
    }
}
