package io.synco.shopify.admin;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one shop's bucket of cost points holds: as its last answer told, less what is still on its way there, and what time has restored
 * since. Time is an argument, monotonic. A call takes its points at once, so that many at a time do not all count on the same ones.
 */
final class CostBucket {
    /** After so long without a point a share takes from what is kept for others: sales first, but never sales only. */
    static final Duration HUNGRY_AFTER = Duration.ofSeconds(10);

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Share, Long> refusedSince = new EnumMap<>(Share.class);
    private boolean known;
    private double maximum;
    private double available;
    private double perSecond;
    private double onItsWay;
    private long atNanos;

    /**
     * @param waitMax a longer wait takes nothing
     * @return how long to wait until the points are there; zero while Shopify has told nothing yet, or could never hold them
     */
    synchronized Duration take(int points, Share share, Duration waitMax, long nowNanos) {
        Duration wait = wait(points, share, nowNanos);
        if (wait.compareTo(waitMax) > 0) {
            refusedSince.putIfAbsent(share, nowNanos);
        } else {
            refusedSince.remove(share);
            available -= points;
            onItsWay += points;
        }
        return wait;
    }

    private Duration wait(int points, Share share, long nowNanos) {
        if (!known || points > maximum) {
            return Duration.ZERO;
        }
        restore(nowNanos);
        double left = isHungry(share, nowNanos) ? 0 : Math.min(share.leaves() * maximum, maximum - points);
        double missing = points + left - available;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) (missing / perSecond * NANOS_PER_SECOND));
    }

    private boolean isHungry(Share share, long nowNanos) {
        Long since = refusedSince.get(share);
        return since != null && nowNanos - since >= HUNGRY_AFTER.toNanos();
    }

    /** The call that took these points is over: what it cost Shopify has counted. */
    synchronized void over(int points) {
        onItsWay -= points;
    }

    /** The call was not made. */
    synchronized void giveBack(int points) {
        onItsWay -= points;
        available = Math.min(maximum, available + points);
    }

    /** As an answer tells it, after {@link #over} of its call. What others have on their way Shopify may not have counted yet. */
    synchronized void told(double newMaximum, double newAvailable, double newPerSecond, long nowNanos) {
        known = newMaximum > 0 && newPerSecond > 0;
        maximum = newMaximum;
        available = newAvailable - onItsWay;
        perSecond = newPerSecond;
        atNanos = nowNanos;
    }

    private void restore(long nowNanos) {
        double seconds = (nowNanos - atNanos) / NANOS_PER_SECOND;
        available = Math.min(maximum, available + seconds * perSecond);
        atNanos = nowNanos;
    }
}
