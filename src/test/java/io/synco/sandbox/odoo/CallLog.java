package io.synco.sandbox.odoo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked, for tests that count calls and people who wonder. Keeps the last calls whole, and counts all. */
public final class CallLog {
    private static final int KEPT_MAX = 5_000;

    /** One call; {@code args} are those after the method's name (never a password), {@code outcome} is ok, fault or the error's name. */
    public record Call(Instant at, String method, List<Object> args, Map<String, Object> kwargs, String outcome) {}

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void add(Call call) {
        counts.merge(call.method(), 1L, Long::sum);
        calls.addLast(call);
        if (calls.size() > KEPT_MAX) {
            calls.removeFirst();
        }
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public synchronized List<Call> of(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** Calls so far of {@code model.method}, or of all with {@code *}. */
    public synchronized long count(String method) {
        return method.equals("*")
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(method, 0L);
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized void clear() {
        calls.clear();
        counts.clear();
    }
}
