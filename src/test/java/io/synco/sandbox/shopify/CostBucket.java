package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The leaky bucket of one app in one shop: it must hold what a call asks for; what the call did not use comes back. */
final class CostBucket {
    private final InstantSource clock;
    private double maximum = 2000;
    private double restorePerSecond = 100;
    private double available = maximum;
    private Instant filledAt;
    private double taken;

    CostBucket(InstantSource clock) {
        this.clock = clock;
        this.filledAt = clock.instant();
    }

    synchronized boolean take(int points) {
        restore();
        if (available < points) {
            return false;
        }
        available -= points;
        taken += points;
        return true;
    }

    synchronized void giveBack(int points) {
        available = Math.min(maximum, available + points);
        taken -= points;
    }

    /** All that was ever charged. */
    synchronized double taken() {
        return taken;
    }

    /** Another plan's size; the bucket starts full. */
    synchronized void resize(double maximumPoints, double pointsPerSecond) {
        maximum = maximumPoints;
        restorePerSecond = pointsPerSecond;
        available = maximumPoints;
        filledAt = clock.instant();
    }

    /** So many are in it now. */
    synchronized void holds(double points) {
        restore();
        available = points;
    }

    synchronized JsonObject status() {
        restore();
        return new JsonObject()
                .put("maximumAvailable", maximum)
                .put("currentlyAvailable", (int) available)
                .put("restoreRate", restorePerSecond);
    }

    private void restore() {
        Instant now = clock.instant();
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        available = Math.min(maximum, available + seconds * restorePerSecond);
        filledAt = now;
    }
}
