package io.synco.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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

    /** Fails where the key is taken, as a primary key does. */
    public void insert(K key, V row) {
        if (rows.containsKey(key)) {
            throw new IllegalStateException(
                    "A second row with the key " + key + ": " + row + " beside " + rows.get(key));
        }
        put(key, row);
    }

    /** @return how many rows there were to change: one or none */
    public int update(K key, UnaryOperator<V> change) {
        V row = rows.get(key);
        if (row == null) {
            return 0;
        }
        put(key, change.apply(row));
        return 1;
    }

    /** @return how many rows there were to change */
    public int update(Predicate<V> which, UnaryOperator<V> change) {
        int changed = 0;
        for (Map.Entry<K, V> entry : entries()) {
            if (which.test(entry.getValue())) {
                put(entry.getKey(), change.apply(entry.getValue()));
                changed++;
            }
        }
        return changed;
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
