package io.synco.bench;

import com.sun.management.OperatingSystemMXBean;
import io.synco.bench.LargeShop.Given;
import io.synco.bench.LargeShop.Made;
import io.synco.sync.plan.LevelPlan;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How long {@link LevelPlan} takes on one core: rounds after a warm-up, and the median of them. By the process's own processor time,
 * collecting garbage included, so that others on the machine do not count.
 */
final class PlanSpeed {
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 15;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private PlanSpeed() {}

    /** @param leaves products in one item */
    record Row(Made made, int leaves, int levels, int orders, int exclusions, double medianMillis, double bestMillis) {
        double levelsPerSecond() {
            return levels / medianMillis * 1_000;
        }
    }

    static Row of(int levels, int orders, int exclusions, Made made) {
        Given given = LargeShop.of(levels, orders, exclusions, made);
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = PROCESS.getProcessCpuTime();
            int planned = LevelPlan.of(given.books(), given.snapshot()).size();
            if (planned != levels) {
                throw new IllegalStateException(planned + " of " + levels + " levels were planned");
            }
            nanos[Math.max(0, round)] = PROCESS.getProcessCpuTime() - begin;
        }
        Arrays.sort(nanos);
        int leaves = given.books().levels().get(0).recipe().size();
        return new Row(made, leaves, levels, orders, exclusions, nanos[ROUNDS / 2] / 1e6, nanos[0] / 1e6);
    }
}
