package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sync.life.Plans;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan is read from Shopify, and its limit keeps new links from being made; stock goes on whatever it says. */
@Functional
class PlanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void at_the_limit_new_items_are_not_linked_and_those_that_are_stay_in_step() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).product("CUP", 5, 5)) {
            // Given
            shop.listensToTheApp().live(shops::token);
            assertThat(shop.api().get("/plan").getValue("linksMax")).isNull();
            shop.shopify().subscribesTo(Ports.SMALL_PLAN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.api().get("/plan"))
                            .isEqualTo(new JsonObject()
                                    .put("plan", Ports.SMALL_PLAN)
                                    .put("linksMax", 2)
                                    .put("links", 2)));
            shop.product("BOWL", 7, 7);

            // When
            shop.links();

            // Then
            List<JsonObject> links = shop.api().list("/links").stream()
                    .map(JsonObject.class::cast)
                    .toList();
            assertThat(links)
                    .filteredOn(link -> "BOWL".equals(link.getString("sku")))
                    .singleElement()
                    .satisfies(bowl -> {
                        assertThat(bowl.getString("state")).isEqualTo("unmatched");
                        assertThat(bowl.getString("reason")).isEqualTo(Plans.reason(2));
                    });
            shop.odoo().receives(5, "MUG", WH1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();

            // A larger plan, and the next match links it.
            shop.shopify().subscribesTo("large");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.api().get("/plan").getValue("linksMax"))
                            .isNull());
            shop.links();
            assertThat(shop.api().get("/plan").getLong("links")).isEqualTo(3);
            shop.settles();
        }
    }
}
