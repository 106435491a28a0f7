package io.synco.sandbox.shopify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Things that a test lets happen at the moment a call is in hand: after the caller decided, before Shopify acts. */
final class Hooks {
    private final Map<String, List<Runnable>> once = new ConcurrentHashMap<>();

    /** Runs when the next call of this root field or operation name is about to be applied, on that call's thread. */
    void before(String rootOrOperation, Runnable act) {
        once.merge(
                rootOrOperation,
                List.of(act),
                (first, then) -> java.util.stream.Stream.concat(first.stream(), then.stream())
                        .toList());
    }

    void run(Collection<String> names) {
        for (String name : names) {
            List<Runnable> acts = once.remove(name);
            if (acts != null) {
                acts.forEach(Runnable::run);
            }
        }
    }
}
