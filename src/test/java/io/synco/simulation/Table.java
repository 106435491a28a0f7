package io.synco.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A table of the modelled database: rows are immutable values in order of their key, and every change can be undone. */
public final class Table<K extends Comparable<K>, V> {
    private final TreeMap<K, V> rows = new TreeMap<>();
    private final MemoryDatabase database;

    public Table(MemoryDatabase database) {
        this.database = database;
    }

    public Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    public void put(K key, V row) {
        V before = rows.put(key, row);
        database.onRollback(() -> restore(key, before));
    }

    public void remove(K key) {
        V before = rows.remove(key);
        database.onRollback(() -> restore(key, before));
    }

    /** A copy, so that rows may be changed while it is walked. */
    public List<V> all() {
        return List.copyOf(rows.values());
    }

    public List<V> where(Predicate<V> wanted) {
        return rows.values().stream().filter(wanted).toList();
    }

    public Collection<Map.Entry<K, V>> entries() {
        return List.copyOf(rows.entrySet());
    }

    private void restore(K key, V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
