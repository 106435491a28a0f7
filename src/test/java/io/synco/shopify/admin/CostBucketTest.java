package io.synco.shopify.admin;

import static io.synco.shopify.admin.Share.COMPARISON;
import static io.synco.shopify.admin.Share.IMPORT;
import static io.synco.shopify.admin.Share.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CostBucket bucket = new CostBucket();

    @Test
    void before_shopify_has_told_anything_nobody_waits() {
        assertThat(take(1_000, SALES, 0)).isZero();
    }

    @Test
    void what_is_there_is_taken_once() {
        bucket.told(2_000, 100, 100, 0);

        assertThat(take(60, SALES, 0)).isZero();
        assertThat(take(60, SALES, 0)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void time_restores_points_but_never_more_than_the_bucket_holds() {
        bucket.told(200, 0, 100, 0);

        assertThat(take(150, SALES, 2 * SECOND)).isZero();
        assertThat(take(200, SALES, 3_600 * SECOND)).isZero();
        assertThat(take(1, SALES, 3_600 * SECOND)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void a_call_that_was_not_made_gives_its_points_back() {
        bucket.told(2_000, 10, 100, 0);

        take(10, SALES, 0);
        bucket.giveBack(10);

        assertThat(take(10, SALES, 0)).isZero();
    }

    @Test
    void who_would_have_to_wait_too_long_takes_nothing() {
        bucket.told(2_000, 10, 100, 0);

        assertThat(take(500, SALES, 0)).isGreaterThan(Duration.ofSeconds(1));

        assertThat(take(10, SALES, 0)).isZero();
    }

    @Test
    void what_the_bucket_could_never_hold_is_left_to_shopify_to_refuse() {
        bucket.told(50, 50, 10, 0);

        assertThat(take(60, SALES, 0)).isZero();
    }

    @Test
    void an_answer_does_not_give_back_what_other_calls_have_on_their_way() {
        bucket.told(2_000, 40, 100, 0);
        take(20, SALES, 0);
        take(20, SALES, 0);

        bucket.over(20);
        bucket.told(2_000, 20, 100, 0);

        assertThat(take(10, SALES, 0))
                .as("Shopify had seen only the first of them")
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void an_import_leaves_half_of_the_bucket_and_a_comparison_a_quarter_to_sales() {
        bucket.told(2_000, 1_000, 100, 0);

        assertThat(take(50, IMPORT, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(take(450, COMPARISON, 0)).isZero();
        assertThat(take(100, COMPARISON, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(take(200, SALES, 0)).isZero();
    }

    @Test
    void alone_an_import_uses_up_all_that_is_restored() {
        bucket.told(2_000, 1_000, 100, 0);
        int taken = 0;
        for (long now = 0; now <= 60 * SECOND; now += SECOND / 10) {
            while (bucket.take(35, IMPORT, Duration.ZERO, now).isZero()) {
                taken += 35;
                bucket.over(35);
            }
        }

        assertThat(taken).isBetween(6_000 - 70, 6_000);
    }

    @Test
    void an_import_that_sales_leave_nothing_gets_its_turn_after_ten_seconds() {
        bucket.told(2_000, 100, 100, 0);

        assertThat(take(50, IMPORT, 0)).as("sales first").isGreaterThan(Duration.ofSeconds(1));
        assertThat(take(50, IMPORT, 5 * SECOND)).isGreaterThan(Duration.ofSeconds(1));

        bucket.told(2_000, 100, 100, 10 * SECOND);
        assertThat(take(50, IMPORT, 10 * SECOND)).isZero();
        assertThat(take(50, IMPORT, 10 * SECOND)).as("one turn").isGreaterThan(Duration.ofSeconds(1));
    }

    private Duration take(int points, Share share, long now) {
        return bucket.take(points, share, Duration.ofSeconds(1), now);
    }
}
