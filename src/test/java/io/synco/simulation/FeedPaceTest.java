package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.simulation.remote.ShopifyRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When Odoo is asked what changed: the real worker and feed in virtual time, for a shop in which nothing has happened for hours. */
class FeedPaceTest {
    private static final byte[] ADDRESS = {1, 2, 3};

    private final World world = new World(
            1, Scenario.CALM, Mutation.NONE, new Happenings(Optional.empty()), new ShopifyRules(10, false, true));
    private final List<Instant> polls = new ArrayList<>();
    private final List<Instant> saves = new ArrayList<>();

    @BeforeEach
    void a_quiet_shop() {
        world.begins(0);
        Opening opening = new Opening(world, Scenario.CALM);
        opening.sellsPlain("MUG");
        opening.happens();
        world.database()
                .now(
                        World.SHOP,
                        tx -> MemoryTx.change(
                                tx,
                                World.SHOP,
                                rows -> rows.hooks().put(HexFormat.of().formatHex(ADDRESS), "somebody")));
        passes(Duration.ofHours(3));
        world.calls((method, answer) -> {
            if (method.equals("movesChanged")) {
                polls.add(world.time().now());
            } else if (method.equals("saveOrder")) {
                saves.add(world.time().now());
            }
        });
    }

    @Test
    void a_quiet_odoo_is_asked_every_two_minutes() {
        passes(Duration.ofMinutes(20));

        assertThat(polls).hasSizeBetween(9, 11);
    }

    @Test
    void after_a_call_of_odoo_it_is_looked_at_after_one_five_and_thirty_seconds() {
        Instant called = calls(ADDRESS);

        passes(Duration.ofSeconds(100));

        polledAfter(called, 1, 5, 30);
        assertThat(polls).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_call_by_another_address_is_not_heard() {
        calls(new byte[] {9});

        passes(Duration.ofSeconds(100));

        assertThat(polls).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void what_is_committed_late_is_found_by_the_second_look_and_the_shop_is_awake() {
        Instant called = calls(ADDRESS);
        passes(Duration.ofSeconds(3));

        world.odoo()
                .inTransactionBegun(
                        Duration.ofSeconds(3),
                        () -> world.odoo()
                                .floor()
                                .receives(
                                        2,
                                        world.assortment().products().get(0),
                                        world.warehouses().values().iterator().next()));
        passes(Duration.ofSeconds(10));

        polledAfter(called, 1, 5, 7, 9);
        assertThat(world.causes().apart()).isEmpty();
    }

    @Test
    void many_calls_are_one_look_a_second() {
        for (int i = 0; i < 100; i++) {
            calls(ADDRESS);
            passes(Duration.ofMillis(100));
        }

        assertThat(polls).hasSizeBetween(8, 11);
    }

    @Test
    void what_we_write_there_wakes_it() {
        Choice choice = new Choice(world);
        while (world.shopify().allOrders().isEmpty()) {
            new Customers(world, choice).buy();
        }

        passes(Duration.ofSeconds(150));

        Instant saved = saves.get(0);
        polls.removeIf(saved::isAfter);
        polledAfter(saved, 2, 4);
    }

    /** @return when */
    private Instant calls(byte[] address) {
        world.person()
                .odooCalls(shop -> Uni.createFrom().voidItem())
                .heard(World.SHOP, address)
                .await()
                .indefinitely();
        return world.time().now();
    }

    /** As seen when the answer came: a call takes its time, too. */
    private void polledAfter(Instant since, int... seconds) {
        assertThat(polls).hasSizeGreaterThanOrEqualTo(seconds.length);
        for (int i = 0; i < seconds.length; i++) {
            assertThat(Duration.between(since, polls.get(i)))
                    .isBetween(Duration.ofSeconds(seconds[i]), Duration.ofSeconds(seconds[i] + 2L));
        }
    }

    private void passes(Duration time) {
        Instant until = world.time().now().plus(time);
        while (world.time().now().isBefore(until)) {
            if (!world.works()) {
                Instant now = world.time().now();
                Instant next = world.nextDue().filter(until::isAfter).orElse(until);
                world.goesOn((int) Math.max(1, Duration.between(now, next).toMillis()));
            }
        }
    }
}
