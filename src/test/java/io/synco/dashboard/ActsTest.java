package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person does about a flagged job is done once, and written down with who did it. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsTest {
    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;
    private long order;
    private long line;

    @BeforeAll
    void open() {
        shop = Stories.flagged(shops);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @BeforeEach
    void sellInVain() {
        Stories.sellsInVain(shop);
        order = Stories.job(shop, "order");
        line = Stories.job(shop, "order_line");
    }

    @Test
    void a_retry_by_somebody_in_shopifys_admin_goes_through_after_what_was_in_the_way_is_gone() {
        shop.odoo().faults().clear();

        Web.Answer answer = post("/api/v1/jobs/" + order + "/retry")
                .bearer(wallet.signed(wallet.session(shop.domain())))
                .send();

        assertThat(answer.json()).isEqualTo(new JsonObject().put("id", order).put("state", "pending"));
        assertThat(wallet.audit(shop.domain()))
                .anySatisfy(entry -> assertThat(entry).startsWith("Shopify user 4711 | retried a job | order "));
        await().atMost(Stories.PATIENCE)
                .untilAsserted(() -> assertThat(shop.jobs("done"))
                        .extracting(job -> job.getLong("id"))
                        .contains(order));
        shop.odoo().faults().add(Stories.REFUSES);
    }

    @Test
    void what_is_still_in_the_way_flags_it_again() {
        Web.Answer answer = post("/api/v1/jobs/" + order + "/retry")
                .bearer(wallet.apiToken(shop.domain()))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(wallet.audit(shop.domain()))
                .anySatisfy(entry -> assertThat(entry).startsWith("API token \"test\" | retried a job | order "));
        shop.settles();
        await().atMost(Stories.PATIENCE)
                .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                        .extracting(job -> job.getLong("id"))
                        .contains(order));
    }

    @Test
    void a_dismissal_closes_the_job_with_its_reason_and_only_once() {
        Web dismissal = post("/api/v1/jobs/" + line + "/dismiss")
                .bearer(wallet.apiToken(shop.domain()))
                .json("{\"reason\":\" Given away at the fair. \"}");

        Web.Answer first = dismissal.send();
        Web.Answer second = dismissal.send();

        assertThat(first.json()).isEqualTo(new JsonObject().put("id", line).put("state", "ignored"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(wallet.audit(shop.domain()))
                .containsOnlyOnce("API token \"test\" | dismissed a job | job " + line + " | Given away at the fair.");
        assertThat(shop.jobs("ignored")).anySatisfy(job -> {
            assertThat(job.getLong("id")).isEqualTo(line);
            assertThat(job.getString("outcome")).isEqualTo("Dismissed: Given away at the fair.");
            assertThat(job.getString("failure")).contains("not linked");
        });
    }

    @Test
    void many_are_retried_together_and_those_that_do_not_wait_are_named() {
        long done = shop.jobs("done").get(0).getLong("id");

        Web.Answer answer = post("/api/v1/jobs/retry")
                .bearer(wallet.apiToken(shop.domain()))
                .json("{\"ids\":[" + order + "," + done + "," + line + ",999999999999]}")
                .send();

        assertThat(answer.json())
                .isEqualTo(new JsonObject()
                        .put("retried", new JsonArray().add(order).add(line))
                        .put("notFlagged", new JsonArray().add(done).add(999999999999L)));
    }

    @Test
    void the_pages_buttons_answer_with_the_live_part_and_are_written_down_too() {
        Web.Answer retried = press("/app/jobs/" + order + "/retry", "");
        Web.Answer withoutReason = press("/app/jobs/" + line + "/dismiss", "reason=+");
        Web.Answer dismissed = press("/app/jobs/" + line + "/dismiss", "reason=Given+away");

        assertThat(retried.body()).contains("It is tried again now.").contains("data-part=\"headline\"");
        assertThat(withoutReason.body()).contains("Say in a few words why it can be closed");
        assertThat(dismissed.body()).contains("It is closed, with your reason.");
        assertThat(wallet.audit(shop.domain()))
                .anySatisfy(entry -> assertThat(entry).startsWith("API token \"test\" | retried a job | order "))
                .containsOnlyOnce("API token \"test\" | dismissed a job | job " + line + " | Given away");
    }

    private Web.Answer press(String path, String form) {
        return post(path)
                .form(form)
                .with(Map.of("Cookie", wallet.cookie(shop.domain()), "Origin", shops.address(), "X-Synco-Live", "1"))
                .send();
    }

    private Web post(String path) {
        return Web.to(shops.address(), "POST", path);
    }
}
