package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CostBucket bucket = new CostBucket();

    @Test
    void before_shopify_has_told_anything_nobody_waits() {
        assertThat(bucket.take(1_000, 0)).isZero();
    }

    @Test
    void what_is_there_is_taken_once() {
        bucket.told(2_000, 100, 100, 0);

        assertThat(bucket.take(60, 0)).isZero();
        assertThat(bucket.take(60, 0)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void time_restores_points_but_never_more_than_the_bucket_holds() {
        bucket.told(200, 0, 100, 0);

        assertThat(bucket.take(150, 2 * SECOND)).isZero();
        assertThat(bucket.take(200, 3_600 * SECOND)).isZero();
        assertThat(bucket.take(1, 3_600 * SECOND)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void a_call_that_was_not_made_gives_its_points_back() {
        bucket.told(2_000, 10, 100, 0);

        bucket.take(500, 0);
        bucket.giveBack(500);

        assertThat(bucket.take(10, 0)).isZero();
    }

    @Test
    void what_the_bucket_could_never_hold_is_left_to_shopify_to_refuse() {
        bucket.told(50, 50, 10, 0);

        assertThat(bucket.take(60, 0)).isZero();
    }
}
