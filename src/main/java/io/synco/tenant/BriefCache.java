package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what was found for half a minute, so that a burst of webhooks asks once. What was not found is asked again each time:
 * a shop that was just installed must be seen at once.
 */
final class BriefCache<K, V> {
    private static final long LIFE_NANOS = Duration.ofSeconds(30).toNanos();
    /** A bound, not a tuning: when it is reached, everything is asked again. */
    private static final int ENTRIES_MAX = 20_000;

    private record Entry<V>(V value, long bornNanos) {}

    private final Time time;
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

    BriefCache(Time time) {
        this.time = time;
    }

    Uni<Optional<V>> get(K key, Supplier<Uni<Optional<V>>> source) {
        Entry<V> known = entries.get(key);
        if (known != null && time.nanos() - known.bornNanos() < LIFE_NANOS) {
            return Uni.createFrom().item(Optional.of(known.value()));
        }
        return source.get().invoke(found -> found.ifPresent(value -> put(key, value)));
    }

    void put(K key, V value) {
        if (entries.size() >= ENTRIES_MAX) {
            entries.clear();
        }
        entries.put(key, new Entry<>(value, time.nanos()));
    }
}
