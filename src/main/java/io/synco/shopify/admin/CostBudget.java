package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps calls from running into Shopify's limit, and shares what it leaves (see {@link Share}): a short wait is waited, a longer one is
 * said, so that the worker turns to another shop meanwhile. Only a courtesy, kept in memory: Shopify counts by itself, and another instance spends from the same bucket.
 */
@ApplicationScoped
class CostBudget {
    /** About as long as a call takes; whoever has to wait longer should not hold a worker. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Time time;
    private final Map<ShopId, CostBucket> buckets = new ConcurrentHashMap<>();
    /** The dearest that each document has been; the same for every shop, and known after its first call. */
    private final Map<Document, Integer> points = new ConcurrentHashMap<>();

    @Inject
    CostBudget(Vertx vertx) {
        this(vertx, Time.SYSTEM);
    }

    CostBudget(Vertx vertx, Time time) {
        this.vertx = vertx;
        this.time = time;
    }

    /** The points of one call, from before it is made until it is over. */
    final class Taken {
        private final CostBucket bucket;
        private final Document document;
        private final int points;
        private final AtomicBoolean over = new AtomicBoolean();

        private Taken(CostBucket bucket, Document document, int points) {
            this.bucket = bucket;
            this.document = document;
            this.points = points;
        }

        /** @param cost {@code extensions.cost} of the call's answer */
        void told(JsonNode cost) {
            CostBudget.this.points.merge(
                    document, cost.path("requestedQueryCost").asInt(), Math::max);
            over();
            JsonNode status = cost.path("throttleStatus");
            bucket.told(
                    status.path("maximumAvailable").asDouble(),
                    status.path("currentlyAvailable").asDouble(),
                    status.path("restoreRate").asDouble(),
                    time.nanos());
        }

        /** However it ended; a second time does nothing. */
        void over() {
            if (over.compareAndSet(false, true)) {
                bucket.over(points);
            }
        }

        private void giveBack() {
            if (over.compareAndSet(false, true)) {
                bucket.giveBack(points);
            }
        }
    }

    /** Fails with Throttled where the points are not there within a second; the caller says when its call is over. */
    Uni<Taken> take(ShopId shop, Document document) {
        return Uni.createFrom().deferred(() -> {
            CostBucket bucket = bucket(shop);
            int needed = points.getOrDefault(document, document.pointsAtFirst());
            Duration wait = bucket.take(needed, document.share(), WAIT_MAX, time.nanos());
            if (wait.compareTo(WAIT_MAX) > 0) {
                return Uni.createFrom()
                        .failure(new RemoteException(
                                new Throttled(wait, "Shopify's points of this shop are used up for the moment")));
            }
            Taken taken = new Taken(bucket, document, needed);
            return wait.isZero()
                    ? Uni.createFrom().item(taken)
                    : pause(wait).replaceWith(taken).onCancellation().invoke(taken::giveBack);
        });
    }

    private CostBucket bucket(ShopId shop) {
        return buckets.computeIfAbsent(shop, each -> new CostBucket());
    }

    /** On the caller's own context; a timer of Mutiny's would go on on another thread. */
    private Uni<Void> pause(Duration wait) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(Math.max(1, wait.toMillis()), id -> emitter.complete(null)));
    }
}
