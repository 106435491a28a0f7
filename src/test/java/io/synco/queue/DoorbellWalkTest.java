package io.synco.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ShopId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of posts, bells, losses, copies, deaths and time over the real statements; then everything is healed and all work
 * must get done. A failing seed replays exactly.
 */
class DoorbellWalkTest {
    private static final int STEPS = 250;
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_sticks_and_nobody_shares(long seed) {
        Walk walk = new Walk(seed);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
        }
        walk.heal();
    }

    private static final class Walk {
        private final Random random;
        private final List<ShopId> shops = List.of(bench.shop(), bench.shop());
        /** Messages on their way; a copy is a message too. */
        private final List<Bell> messages = new ArrayList<>();
        /** Who believes to hold what: the frozen stay in here. */
        private final Map<ShopId, List<Long>> holders = new HashMap<>();

        Walk(long seed) {
            this.random = new Random(seed);
        }

        void step() {
            ShopId shop = shops.get(random.nextInt(shops.size()));
            switch (random.nextInt(10)) {
                case 0 -> bench.post(shop);
                case 1 -> postAndRing(shop);
                case 2 -> messages.addAll(bench.sweep());
                case 3, 4, 5 -> deliver();
                case 6 -> lose();
                case 7 -> someHolder(shop).ifPresent(lease -> finish(shop, lease));
                case 8 -> someHolder(shop).ifPresent(lease -> holders.get(shop).remove(lease));
                default -> bench.aMinutePasses();
            }
        }

        void heal() {
            holders.clear();
            for (int round = 0; round < 4; round++) {
                bench.aMinutePasses();
                bench.database.sql("update shop_work set unreleased = 0, paused = false");
                messages.addAll(bench.minuteSweep());
                while (!messages.isEmpty()) {
                    deliver();
                    shops.forEach(shop -> someHolder(shop).ifPresent(lease -> finish(shop, lease)));
                }
            }
            for (ShopId shop : shops) {
                assertThat(bench.open(shop)).as("jobs left of shop %s", shop).isZero();
                assertThat(bench.row(shop).getBoolean("idle")).isTrue();
            }
        }

        private void postAndRing(ShopId shop) {
            bench.post(shop);
            bench.ring(shop).ifPresent(ring -> messages.add(ring.bell()));
        }

        private void deliver() {
            if (messages.isEmpty()) {
                return;
            }
            int index = random.nextInt(messages.size());
            boolean again = random.nextInt(4) == 0;
            Bell bell = again ? messages.get(index) : messages.remove(index);
            bench.take(bell).ifPresent(lease -> {
                List<Long> leases = holders.computeIfAbsent(bell.shop(), key -> new ArrayList<>());
                leases.forEach(old -> assertThat(holds(bell.shop(), old))
                        .as("a second holder beside %s", old)
                        .isFalse());
                leases.add(lease);
            });
        }

        private void lose() {
            if (!messages.isEmpty()) {
                Bell lost = messages.remove(random.nextInt(messages.size()));
                if (random.nextBoolean()) {
                    bench.await(bench.work.unring(lost));
                }
            }
        }

        /** A slice to its end: fenced work, release, second look. */
        private void finish(ShopId shop, long lease) {
            if (holds(shop, lease)) {
                bench.doJobs(shop);
            }
            if (bench.release(shop, lease)) {
                bench.nextDue(shop)
                        .filter(due -> bench.await(bench.work.lookAgain(shop, due)))
                        .flatMap(due -> bench.ring(shop))
                        .ifPresent(ring -> messages.add(ring.bell()));
            }
            holders.get(shop).remove(lease);
        }

        private Optional<Long> someHolder(ShopId shop) {
            List<Long> leases = holders.getOrDefault(shop, List.of());
            return leases.isEmpty() ? Optional.empty() : Optional.of(leases.get(random.nextInt(leases.size())));
        }

        private boolean holds(ShopId shop, long lease) {
            return bench.database
                            .sql(
                                    "select from shop_work where shop_id = $1 and lease_no = $2 and lease_until > clock_timestamp()",
                                    shop.value(),
                                    lease)
                            .size()
                    == 1;
        }
    }
}
