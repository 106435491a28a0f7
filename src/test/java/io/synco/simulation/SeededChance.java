package io.synco.simulation;

import io.synco.kernel.Chance;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All chance of a run, from one seed: the same seed makes the same run. */
public final class SeededChance implements Chance {
    private final SplittableRandom random;

    public SeededChance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public double unit() {
        return random.nextDouble();
    }

    @Override
    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** True once in {@code n}, on average. */
    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
