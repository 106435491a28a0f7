package io.synco.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ShopId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop on which workers die again and again gets out of the others' way, then is paused and shown; a person resumes it. */
class PoisonTest {
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void three_deaths_in_a_row_lead_to_the_slow_lane_and_three_more_to_a_pause_with_its_reason() {
        ShopId shop = bench.shop();
        bench.post(shop);

        for (int death = 0; death < 6; death++) {
            Ring ring = bench.ring(shop).orElseThrow();
            assertThat(ring.lane()).isEqualTo(death < 3 ? Lane.NORMAL : Lane.SLOW);
            bench.taken(ring.bell());
            bench.aMinutePasses();
        }

        assertThat(bench.ring(shop)).isEmpty();
        assertThat(bench.sweep()).isEmpty();
        assertThat(bench.minuteSweep()).isEmpty();
        assertThat(bench.row(shop).getBoolean("paused")).isTrue();
        assertThat(bench.row(shop).getString("paused_why"))
                .startsWith("6 times in a row")
                .contains("resume");
    }

    @Test
    void a_person_resumes_it() {
        ShopId shop = bench.shop();
        bench.post(shop);
        bench.database.sql(
                "update shop_work set paused = true, unreleased = 6, paused_why = 'x' where shop_id = $1",
                shop.value());

        assertThat(bench.await(bench.work.resume(shop))).isTrue();

        assertThat(bench.sweep()).extracting(Bell::shop).contains(shop);
        assertThat(bench.await(bench.work.resume(shop))).isFalse();
    }

    @Test
    void one_release_forgets_the_deaths() {
        ShopId shop = bench.shop();
        bench.database.sql("update shop_work set unreleased = 5, lane = 2 where shop_id = $1", shop.value());

        bench.release(shop, bench.taken(bench.rung(shop)));

        assertThat(bench.row(shop).getInteger("unreleased")).isZero();
        assertThat(bench.ring(shop).orElseThrow().lane()).isEqualTo(Lane.NORMAL);
    }
}
