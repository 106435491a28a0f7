package io.synco.odoo.hook;

import io.micrometer.core.instrument.MeterRegistry;
import io.synco.kernel.Time;
import io.synco.sync.port.OdooCalls;
import io.synco.tenant.HookKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes calls down, each address once a second at most, and so many at once: what is dropped, the next poll finds. */
@ApplicationScoped
class HookCalls {
    private static final Logger LOG = Logger.getLogger(HookCalls.class);
    private static final long APART_NANOS = Duration.ofSeconds(1).toNanos();
    /** Each takes one connection of the pool for one statement; a flood of made-up addresses must leave the rest to the workers. */
    private static final int AT_ONCE_MAX = 4;
    /** A bound, not a tuning: when it is reached, every address may call again. */
    private static final int REMEMBERED_MAX = 20_000;

    private final OdooCalls store;
    private final MeterRegistry meters;
    private final Time time;
    private final Map<String, Long> heardAt = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    HookCalls(OdooCalls store, MeterRegistry meters, Time time) {
        this.store = store;
        this.meters = meters;
        this.time = time;
    }

    /** Returns at once. */
    void heard(HookKey key) {
        byte[] hash = key.hash();
        if (!mayBeTaken(HookKey.prefix(key.shop()) + HexFormat.of().formatHex(hash))) {
            count("coalesced");
        } else if (underWay.incrementAndGet() > AT_ONCE_MAX) {
            underWay.decrementAndGet();
            count("dropped");
        } else {
            store.heard(key.shop(), hash)
                    .onTermination()
                    .invoke(underWay::decrementAndGet)
                    .subscribe()
                    .with(known -> count(known ? "accepted" : "unknown"), failure -> failed(key, failure));
        }
    }

    private boolean mayBeTaken(String address) {
        long now = time.nanos();
        if (heardAt.size() >= REMEMBERED_MAX) {
            heardAt.clear();
        }
        boolean[] taken = new boolean[1];
        heardAt.compute(address, (same, before) -> {
            taken[0] = before == null || now - before >= APART_NANOS;
            return taken[0] ? Long.valueOf(now) : before;
        });
        return taken[0];
    }

    /** The key's text masks what was drawn. */
    private void failed(HookKey key, Throwable failure) {
        count("failed");
        LOG.warnf("event=odoo-hook-lost hook=%s reason=\"%s\"", key, failure.getMessage());
    }

    private void count(String outcome) {
        meters.counter("synco.odoo.hook", "outcome", outcome).increment();
    }
}
