package io.synco.sandbox.odoo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tables of records with all-or-nothing transactions, one at a time. A record's {@code write_date} is its transaction's <em>start</em>, as
 * in PostgreSQL's {@code now()}; ids taken by a transaction that fails are lost, as with sequences.
 */
final class Database {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, NavigableMap<Long, Rec>> tables = new HashMap<>();
    private final Map<String, Map<Long, TreeSet<Long>>> index = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Watch watch = Watch.NONE;
    private Deque<Runnable> undo;
    private Instant begun;

    Database(Clock clock) {
        this.clock = clock;
    }

    <T> T transaction(Supplier<T> work) {
        return transaction(now(), work);
    }

    /** @param start what the transaction's rows carry as write_date; an earlier one is a transaction that took long */
    <T> T transaction(Instant start, Supplier<T> work) {
        lock.lock();
        try {
            return undo != null ? work.get() : outermost(start, work);
        } finally {
            lock.unlock();
        }
    }

    /** Changes that call for a hook before their commit are taken back while it is sent, and made again after: so nobody sees them yet. */
    private <T> T outermost(Instant start, Supplier<T> work) {
        Map<String, Long> numbers = new HashMap<>(sequences);
        List<Automations.Hook> hooks = new ArrayList<>();
        T result = attempt(start, () -> {
            T done = work.get();
            hooks.addAll(watch.take());
            if (watch.beforeCommit && !hooks.isEmpty()) {
                rollbackTo(0);
                sequences.clear();
                sequences.putAll(numbers);
            }
            return done;
        });
        if (hooks.isEmpty()) {
            return result;
        }
        unlocked(() -> watch.send(hooks));
        return watch.beforeCommit ? attempt(start, () -> withoutHooks(work)) : result;
    }

    private <T> T attempt(Instant start, Supplier<T> work) {
        undo = new ArrayDeque<>();
        begun = start;
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            List<Automations.Hook> sent = watch.take();
            rollbackTo(0);
            if (watch.beforeCommit && !sent.isEmpty()) {
                unlocked(() -> watch.send(sent));
            }
            throw e;
        } finally {
            undo = null;
        }
    }

    private <T> T withoutHooks(Supplier<T> work) {
        T done = work.get();
        watch.take();
        return done;
    }

    private void unlocked(Runnable work) {
        Deque<Runnable> mine = undo;
        undo = null;
        lock.unlock();
        try {
            work.run();
        } finally {
            lock.lock();
            undo = mine;
        }
    }

    void watch(Watch other) {
        watch = other;
    }

    int savepoint() {
        return undo.size();
    }

    void rollbackTo(int savepoint) {
        while (undo.size() > savepoint) {
            undo.pop().run();
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant begun() {
        return begun;
    }

    Rec insert(String model, Map<String, Object> values) {
        Rec rec = new Rec(model, next(model));
        table(model).put(rec.id, rec);
        undo.push(() -> table(model).remove(rec.id));
        values.forEach((field, value) -> put(rec, field, value));
        put(rec, "create_date", begun);
        put(rec, "create_uid", 2L);
        put(rec, "write_uid", 2L);
        touch(rec);
        return rec;
    }

    void set(Rec rec, String field, Object value) {
        put(rec, field, value);
        touch(rec);
    }

    void touch(Rec rec) {
        put(rec, "write_date", begun);
    }

    /** A moved source shows in the line's write_date only: the move keeps its own. */
    void untouch(Rec rec, Instant writeDate) {
        put(rec, "write_date", writeDate);
    }

    void delete(Rec rec) {
        rec.copyOfValues().keySet().forEach(field -> put(rec, field, null));
        table(rec.model).remove(rec.id);
        undo.push(() -> table(rec.model).put(rec.id, rec));
    }

    private void put(Rec rec, String field, Object value) {
        Object before = rec.swap(field, value);
        watch.changes(rec, field, before);
        reindex(rec, field, before, value);
        undo.push(() -> {
            rec.swap(field, before);
            reindex(rec, field, value, before);
        });
    }

    private void reindex(Rec rec, String field, Object before, Object after) {
        if (!field.endsWith("_id")) {
            return;
        }
        Map<Long, TreeSet<Long>> byTarget = index.computeIfAbsent(rec.model + "." + field, k -> new HashMap<>());
        if (before instanceof Long target) {
            byTarget.getOrDefault(target, new TreeSet<>()).remove(rec.id);
        }
        if (after instanceof Long target) {
            byTarget.computeIfAbsent(target, k -> new TreeSet<>()).add(rec.id);
        }
    }

    Rec find(String model, long id) {
        return table(model).get(id);
    }

    Rec get(String model, long id) {
        Rec rec = find(model, id);
        if (rec == null) {
            throw OdooError.missing(model, id, 2);
        }
        return rec;
    }

    Collection<Rec> all(String model) {
        return List.copyOf(table(model).values());
    }

    /** The records whose many2one points at the target, by id. */
    List<Rec> where(String model, String many2one, long target) {
        return index.getOrDefault(model + "." + many2one, Map.of()).getOrDefault(target, new TreeSet<>()).stream()
                .map(id -> find(model, id))
                .toList();
    }

    long next(String sequence) {
        return sequences.merge(sequence, 1L, Long::sum);
    }

    /** Makes the sequence (a model's ids, or a document's numbers) go on with this number. */
    void continueWith(String sequence, long number) {
        sequences.put(sequence, number - 1);
    }

    private NavigableMap<Long, Rec> table(String model) {
        return tables.computeIfAbsent(model, k -> new TreeMap<>());
    }
}
