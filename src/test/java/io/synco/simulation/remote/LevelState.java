package io.synco.simulation.remote;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Every state of one Shopify level. On hand is never stored: it is their sum. */
public record LevelState(boolean active, int available, int committed, Map<SetAside, Integer> setAside) {
    static final LevelState EMPTY = new LevelState(true, 0, 0, Map.of());

    /** Where units are neither for sale nor sold. */
    public enum SetAside {
        RESERVED,
        DAMAGED,
        SAFETY_STOCK,
        QUALITY_CONTROL
    }

    public int setAside(SetAside where) {
        return setAside.getOrDefault(where, 0);
    }

    public int held() {
        return setAside.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int onHand() {
        return available + committed + held();
    }

    LevelState plusAvailable(int units) {
        return new LevelState(active, available + units, committed, setAside);
    }

    LevelState plusCommitted(int units) {
        return new LevelState(active, available, committed + units, setAside);
    }

    /** Out of available, or back into it where negative. */
    LevelState setAside(SetAside where, int units) {
        Map<SetAside, Integer> changed = new EnumMap<>(SetAside.class);
        changed.putAll(setAside);
        changed.merge(where, units, Integer::sum);
        return new LevelState(active, available - units, committed, Collections.unmodifiableMap(changed));
    }

    LevelState active(boolean on) {
        return new LevelState(on, available, committed, setAside);
    }
}
