package io.synco.simulation;

import io.synco.kernel.LevelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The fewest calls, by the port's method, that can carry over what people did, as far as it was carried over until there was rest.
 * docs/performance.md says each in words.
 */
final class FewestCalls {
    /** Rows that inventorySetQuantities takes, and that a push plans. */
    private static final int ROWS_MAX = 250;

    private final Moment before;
    private final Moment after;
    private final Moment atRest;

    private FewestCalls(Moment before, Moment after, Moment atRest) {
        this.before = before;
        this.after = after;
        this.atRest = atRest;
    }

    /** @param before at rest @param after what people did, before any of it was carried over */
    static Map<String, Integer> of(Moment before, Moment after, Moment atRest) {
        return new FewestCalls(before, after, atRest).all();
    }

    private Map<String, Integer> all() {
        Set<LevelId> moved = moved();
        int pushes = filled(moved.size());
        int raises = filled(moved(moved, units -> units > 0));
        boolean documents = moved.stream().anyMatch(after.unsettled()::contains);
        int fulfilments = changed(after.ahead(), before.ahead());
        Map<String, Integer> fewest = new HashMap<>();
        fewest.put("order", different(before.orders(), after.orders()));
        fewest.put("ordersChanged", raises);
        fewest.put("levels", filled(different(before.levels(), after.levels())));
        fewest.put("setOnHand", raises + filled(moved(moved, units -> units < 0)));
        fewest.put("fulfil", fulfilments);
        fewest.put("movesChanged", after.moves().equals(before.moves()) ? 0 : 1);
        fewest.put("deliveries", fulfilments > 0 ? 1 : 0);
        fewest.put("saveOrder", different(before.documents(), after.documents()));
        fewest.put("deliver", changed(after.behind(), before.behind()));
        fewest.put("quants", pushes);
        fewest.put("reservations", pushes);
        fewest.put("documentMoves", documents ? 2 * pushes : 0);
        return fewest;
    }

    /** Levels that were not what they should be, and are now. */
    private Set<LevelId> moved() {
        return after.apart().keySet().stream()
                .filter(level -> !atRest.apart().containsKey(level))
                .collect(Collectors.toSet());
    }

    private int moved(Set<LevelId> levels, IntPredicate how) {
        return (int) levels.stream()
                .filter(level -> how.test(after.apart().get(level)))
                .count();
    }

    private static int filled(int rows) {
        return (rows + ROWS_MAX - 1) / ROWS_MAX;
    }

    private static <T> int changed(Set<T> now, Set<T> then) {
        return (int) now.stream().filter(each -> !then.contains(each)).count();
    }

    private static <K, V> int different(Map<K, V> then, Map<K, V> now) {
        return (int) now.entrySet().stream()
                .filter(each -> !each.getValue().equals(then.get(each.getKey())))
                .count();
    }
}
