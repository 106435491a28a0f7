package io.synco.shopify.admin;

import java.time.Duration;

/**
 * What one shop's bucket of cost points holds: as its last answer told, and what time has restored since. Time is an argument,
 * monotonic. A call takes its points at once, so that many at a time do not all count on the same ones.
 */
final class CostBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private boolean known;
    private double maximum;
    private double available;
    private double perSecond;
    private long atNanos;

    /** @return how long to wait until the points are there; zero while Shopify has told nothing yet, or could never hold them */
    synchronized Duration take(int points, long nowNanos) {
        if (!known || points > maximum) {
            return Duration.ZERO;
        }
        restore(nowNanos);
        available -= points;
        return available >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-available / perSecond * NANOS_PER_SECOND));
    }

    /** The call was not made. */
    synchronized void giveBack(int points) {
        available = Math.min(maximum, available + points);
    }

    synchronized void told(double newMaximum, double newAvailable, double newPerSecond, long nowNanos) {
        known = newMaximum > 0 && newPerSecond > 0;
        maximum = newMaximum;
        available = newAvailable;
        perSecond = newPerSecond;
        atNanos = nowNanos;
    }

    private void restore(long nowNanos) {
        double seconds = (nowNanos - atNanos) / NANOS_PER_SECOND;
        available = Math.min(maximum, available + seconds * perSecond);
        atNanos = nowNanos;
    }
}
