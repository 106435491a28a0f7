package io.synco.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ShopId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/doorbell.md's table of crashes and losses, row by row: the work is always found again, and by one worker. */
class CrashTableTest {
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void quiet() {
        bench.database.sql("delete from job");
        bench.database.sql("update shop_work set due_at = 'infinity', paused = false");
    }

    /** What goes wrong; what finds the work again; which bells are dead by then. */
    enum Crash {
        AFTER_THE_JOBS_COMMIT_BEFORE_THE_RING {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                return new Story(List.of(), Found.BY_THE_MINUTE_SWEEP);
            }
        },
        AFTER_THE_RINGS_COMMIT_BEFORE_THE_PUBLISH {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                Bell lost = bench.rung(shop);
                return new Story(List.of(lost), Found.WHEN_ITS_TIME_HAS_PASSED);
            }
        },
        PUBLISH_CERTAINLY_FAILED {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                Bell failed = bench.rung(shop);
                bench.await(bench.work.unring(failed));
                return new Story(List.of(failed), Found.BY_THE_NEXT_SWEEP);
            }
        },
        BROKER_AWAY_WHEN_RUNG {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                bench.await(bench.work.due(shop));
                return new Story(List.of(), Found.BY_THE_NEXT_SWEEP);
            }
        },
        IN_A_SLICE_AND_THE_BELL_IS_DELIVERED_AGAIN {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                Bell bell = bench.rung(shop);
                bench.taken(bell);
                return new Story(List.of(bell), Found.WHEN_ITS_TIME_HAS_PASSED);
            }
        },
        AFTER_THE_RELEASE_BEFORE_THE_SECOND_LOOK {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                Bell bell = bench.rung(shop);
                long lease = bench.taken(bell);
                bench.release(shop, lease);
                return new Story(List.of(bell), Found.BY_THE_NEXT_SWEEP);
            }
        },
        POSTED_WHILE_RELEASING_AND_THEN_NO_SECOND_LOOK {
            @Override
            Story play(ShopId shop) {
                bench.post(shop);
                Bell bell = bench.rung(shop);
                long lease = bench.taken(bell);
                bench.doJobs(shop);
                Optional<java.time.Instant> asRead = bench.nextDue(shop);
                bench.post(shop);
                assertThat(bench.ring(shop)).as("held: nobody can ring").isEmpty();
                bench.release(shop, lease, asRead);
                return new Story(List.of(bell), Found.BY_THE_MINUTE_SWEEP);
            }
        };

        abstract Story play(ShopId shop);
    }

    enum Found {
        BY_THE_NEXT_SWEEP,
        BY_THE_MINUTE_SWEEP,
        WHEN_ITS_TIME_HAS_PASSED
    }

    record Story(List<Bell> dead, Found found) {}

    @ParameterizedTest
    @EnumSource
    void the_work_is_found_again_and_no_sooner_than_it_may(Crash crash) {
        ShopId shop = bench.shop();

        Story story = crash.play(shop);

        if (story.found() != Found.BY_THE_NEXT_SWEEP) {
            assertThat(bench.sweep()).isEmpty();
        }
        if (story.found() == Found.WHEN_ITS_TIME_HAS_PASSED) {
            assertThat(bench.minuteSweep()).isEmpty();
            bench.aMinutePasses();
        }
        Bell found = (story.found() == Found.BY_THE_MINUTE_SWEEP ? bench.minuteSweep() : bench.sweep()).get(0);
        assertThat(found.shop()).isEqualTo(shop);
        story.dead()
                .forEach(
                        bell -> assertThat(bench.take(bell)).as("dead %s", bell).isEmpty());
        long lease = bench.taken(found);
        bench.doJobs(shop);
        assertThat(bench.release(shop, lease)).isTrue();
        assertThat(bench.row(shop).getBoolean("idle")).isTrue();
        bench.aMinutePasses();
        assertThat(bench.minuteSweep()).as("at rest nothing rings").isEmpty();
    }

    @Test
    void of_all_copies_of_a_bell_one_works() {
        ShopId shop = bench.shop();
        Bell bell = bench.rung(shop);

        assertThat(bench.take(bell)).isPresent();

        assertThat(bench.take(bell)).isEmpty();
        bench.aMinutePasses();
        assertThat(bench.take(bell)).as("after the lease ran out").isEmpty();
    }

    @Test
    void a_bell_that_waited_too_long_in_its_queue_is_dead_once_another_was_rung() {
        ShopId shop = bench.shop();
        bench.post(shop);
        Bell slow = bench.rung(shop);
        bench.aMinutePasses();
        Bell next = bench.sweep().get(0);

        assertThat(bench.take(slow)).isEmpty();
        assertThat(bench.take(next)).isPresent();
    }

    @Test
    void a_bell_whose_confirm_was_lost_still_works_when_it_was_delivered() {
        ShopId shop = bench.shop();
        Bell delivered = bench.rung(shop);
        long lease = bench.taken(delivered);

        bench.await(bench.work.unring(delivered));

        assertThat(bench.ring(shop)).as("held").isEmpty();
        assertThat(bench.release(shop, lease)).isTrue();
    }

    @Test
    void every_message_lost_is_rung_again_by_one_sweep() {
        List<ShopId> shops = List.of(bench.shop(), bench.shop(), bench.shop(), bench.shop());
        shops.forEach(bench::post);
        shops.forEach(bench::rung);

        bench.aMinutePasses();

        assertThat(bench.sweep()).extracting(Bell::shop).containsExactlyInAnyOrderElementsOf(shops);
    }
}
