package io.synco.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** How long each of many things took, sorted: quantiles are exact, no histogram between. */
final class Timings {
    private final long[] sortedNanos;

    private Timings(long[] nanos) {
        this.sortedNanos = nanos;
        Arrays.sort(sortedNanos);
    }

    static Timings ofNanos(long[] nanos) {
        return new Timings(nanos.clone());
    }

    static Timings of(Collection<Duration> durations) {
        return new Timings(durations.stream().mapToLong(Duration::toNanos).toArray());
    }

    Timings and(Timings other) {
        return new Timings(LongStream.concat(Arrays.stream(sortedNanos), Arrays.stream(other.sortedNanos))
                .toArray());
    }

    int count() {
        return sortedNanos.length;
    }

    /** The smallest of them that at least this share (above 0, up to 1) does not exceed: nearest rank, nothing interpolated. */
    Duration quantile(double share) {
        if (sortedNanos.length == 0) {
            throw new DemoFailed("Nothing was measured, so there is no quantile; see ./synco status and the logs");
        }
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return Duration.ofNanos(sortedNanos[Math.max(1, rank) - 1]);
    }

    Duration max() {
        return quantile(1);
    }
}
