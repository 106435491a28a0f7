package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Every GraphQL call of a store, in the order in which they ended. Keeps the newest 20,000. */
public final class CallLog {
    private static final int KEPT_MAX = 20_000;
    private final AtomicLong numbers = new AtomicLong();
    private final java.util.ArrayDeque<Call> calls = new java.util.ArrayDeque<>();
    private final List<java.util.function.Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

    void add(Operation operation, String outcome, Instant at, long durationMillis) {
        Call call = new Call(
                numbers.incrementAndGet(),
                at,
                operation.name(),
                operation.rootFields(),
                operation.variables(),
                outcome,
                durationMillis);
        synchronized (calls) {
            calls.addLast(call);
            if (calls.size() > KEPT_MAX) {
                calls.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(call));
    }

    /** What a call asked for, as far as it could be read. */
    record Operation(String name, List<String> rootFields, Map<String, Object> variables) {
        /** All names by which faults and hooks may mean this call. */
        List<String> names() {
            return java.util.stream.Stream.concat(java.util.stream.Stream.ofNullable(name), rootFields.stream())
                    .toList();
        }
    }

    public List<Call> all() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    public List<Call> of(String rootOrOperation) {
        return all().stream().filter(call -> call.of(rootOrOperation)).toList();
    }

    public long count(String rootOrOperation) {
        return of(rootOrOperation).size();
    }

    /** How often each root field was called, with each outcome: {@code inventorySetQuantities ok -> 3}. */
    public Map<String, Long> counters() {
        Map<String, Long> counters = new TreeMap<>();
        for (Call call : all()) {
            counters.merge(String.join("+", call.rootFields()) + " " + call.outcome(), 1L, Long::sum);
        }
        return counters;
    }

    public void clear() {
        synchronized (calls) {
            calls.clear();
        }
    }

    /** Told of each call when it ends. */
    public void onCall(java.util.function.Consumer<Call> listener) {
        listeners.add(listener);
    }
}
