package io.synco.sandbox.shopify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a test does to webhooks on their way, by topic ({@code orders/create}) or {@code *}. */
final class DeliveryRules {
    static final String ALL = "*";
    private final Set<String> held = new TreeSet<>();
    private final Map<String, Integer> lost = new HashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();

    synchronized void hold(String topic) {
        held.add(topic);
    }

    synchronized void release(String topic) {
        if (topic.equals(ALL)) {
            held.clear();
        } else {
            held.remove(topic);
        }
    }

    synchronized boolean isHeld(String topic) {
        return held.contains(topic) || held.contains(ALL);
    }

    synchronized void lose(String topic, int count) {
        lost.put(topic, count);
    }

    synchronized boolean takeLoss(String topic) {
        return takeLossOf(topic) || takeLossOf(ALL);
    }

    private boolean takeLossOf(String key) {
        int left = lost.getOrDefault(key, 0);
        lost.computeIfPresent(key, (same, count) -> count <= 1 ? null : count - 1);
        return left > 0;
    }

    synchronized void copies(String topic, int times) {
        copies.put(topic, times);
    }

    synchronized int copies(String topic) {
        return copies.getOrDefault(topic, copies.getOrDefault(ALL, 1));
    }
}
