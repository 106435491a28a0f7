package io.synco.bench;

import io.synco.bench.LargeShop.Given;
import io.synco.bench.LargeShop.Made;
import io.synco.sync.plan.LevelPlan;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How long {@link LevelPlan} takes on one core: rounds after a warm-up, and the median of them. By the thread's own processor time
 * and that of collecting garbage, so that others on the machine hardly count.
 */
final class PlanSpeed {
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 15;

    private PlanSpeed() {}

    /** @param leaves products in one item */
    record Row(Made made, int leaves, int levels, int orders, int exclusions, double medianMillis, double bestMillis) {
        double levelsPerSecond() {
            return levels / medianMillis * 1_000;
        }
    }

    static Row of(int levels, int orders, int exclusions, Made made) {
        Given given = LargeShop.of(levels, orders, exclusions, made);
        long[] took = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = nanos();
            int planned = LevelPlan.of(given.books(), given.snapshot()).size();
            if (planned != levels) {
                throw new IllegalStateException(planned + " of " + levels + " levels were planned");
            }
            took[Math.max(0, round)] = nanos() - begin;
        }
        Arrays.sort(took);
        int leaves = given.books().levels().get(0).recipe().size();
        return new Row(made, leaves, levels, orders, exclusions, took[ROUNDS / 2] / 1e6, took[0] / 1e6);
    }

    private static long nanos() {
        long collectingMillis = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + collectingMillis * 1_000_000;
    }
}
