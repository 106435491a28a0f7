package io.synco.stock;

import java.util.Arrays;
import java.util.List;

/**
 * Divides whole items by weight with highest averages (Sainte-Laguë: divisors 1, 3, 5, …). The parts sum to the whole, and a larger
 * whole never lowers a part; largest remainders, which peers use, do lower one now and then, and would write an increase here that
 * nothing but a receipt there has caused.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * @param whole 0 or more
     * @param weights 0 or more each; where all are 0, all count alike. Between equal claims the earlier one wins.
     */
    public static int[] of(int whole, List<Integer> weights) {
        if (whole < 0 || weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException(whole + " cannot be divided by " + weights);
        }
        long[] by = weights.stream().mapToLong(Integer::longValue).toArray();
        if (Arrays.stream(by).sum() == 0) {
            Arrays.fill(by, 1);
        }
        int[] parts = surely(whole, by);
        for (int given = Arrays.stream(parts).sum(); given < whole; given++) {
            parts[next(parts, by)]++;
        }
        return parts;
    }

    /** What each part has in any case, one less for each claimant than its exact share: the loop above is short then. */
    private static int[] surely(int whole, long[] by) {
        long all = Arrays.stream(by).sum();
        int[] parts = new int[by.length];
        for (int i = 0; i < by.length; i++) {
            parts[i] = (int) Math.max(0, whole * by[i] / all - by.length);
        }
        return parts;
    }

    /** Who has the highest average: weight / (2·part + 1), compared crosswise to stay exact. */
    private static int next(int[] parts, long[] by) {
        int best = 0;
        for (int i = 1; i < by.length; i++) {
            if (by[i] * (2L * parts[best] + 1) > by[best] * (2L * parts[i] + 1)) {
                best = i;
            }
        }
        return best;
    }
}
