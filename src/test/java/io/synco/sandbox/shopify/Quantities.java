package io.synco.sandbox.shopify;

import java.util.EnumMap;
import java.util.Map;

/** The states of one level; on_hand is never stored, it is their sum (incoming stands outside). Immutable. */
public record Quantities(Map<State, Integer> byState) {
    /** Where a unit can be. */
    public enum State {
        AVAILABLE,
        COMMITTED,
        RESERVED,
        DAMAGED,
        SAFETY_STOCK,
        QUALITY_CONTROL,
        INCOMING;

        String shopifyName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State named(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }

    static final Quantities NONE = new Quantities(Map.of());

    public int get(State state) {
        return byState.getOrDefault(state, 0);
    }

    public int onHand() {
        return byState.entrySet().stream()
                .filter(entry -> entry.getKey() != State.INCOMING)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** By Shopify's name, {@code on_hand} included; null for a name that Shopify does not know. */
    Integer named(String name) {
        if (name.equals("on_hand")) {
            return onHand();
        }
        for (State state : State.values()) {
            if (state.shopifyName().equals(name)) {
                return get(state);
            }
        }
        return null;
    }

    Quantities plus(State state, int delta) {
        Map<State, Integer> changed = new EnumMap<>(State.class);
        changed.putAll(byState);
        changed.merge(state, delta, Integer::sum);
        return new Quantities(Map.copyOf(changed));
    }
}
