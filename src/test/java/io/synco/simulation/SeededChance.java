package io.synco.simulation;

import io.synco.kernel.Chance;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All chance of a run, from one seed: the same seed makes the same run. */
public final class SeededChance implements Chance {
    private final long seed;
    private SplittableRandom random;

    public SeededChance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** The chance that belongs to one part of a run alone, whatever was drawn before it. */
    SeededChance of(long part) {
        return new SeededChance(seed * 0x9E3779B97F4A7C15L + part * 0xC2B2AE3D27D4EB4FL + 1);
    }

    /** From here on the chance of this part of the run. */
    void turnTo(long part) {
        random = of(part).random;
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
