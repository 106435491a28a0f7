package io.synco.sync.push;

import io.synco.kernel.LevelId;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pure: which increases may go out where Shopify locations split one stock (docs/sync-model.md, section 2). A location may have sold
 * more than its share, heard of or not; raising another's share meanwhile would sell the same units again.
 */
final class SplitGate {
    private final Map<LevelId, Planned> planned = new HashMap<>();

    /** @param planned all that was planned together with the increases */
    SplitGate(List<Planned> planned) {
        planned.forEach(row -> this.planned.put(row.level().level(), row));
    }

    /** What has to be read on Shopify before these may go. */
    Set<LevelId> toRead(List<Planned> increases) {
        Set<LevelId> levels = new HashSet<>();
        increases.forEach(row -> row.level().split().forEach(sharer -> levels.add(at(row, sharer))));
        return levels;
    }

    boolean mayRise(Planned row, Map<LevelId, LevelReading> read) {
        return sellsNothing(row, read)
                || row.level().split().stream()
                        .filter(sharer ->
                                !sharer.location().equals(row.level().level().location()))
                        .allMatch(sharer -> inOrder(row, sharer, read));
    }

    /** It only makes good what this location itself owes. */
    private static boolean sellsNothing(Planned row, Map<LevelId, LevelReading> read) {
        LevelReading now = read.get(row.level().level());
        return now != null && now.available() + row.change() <= 0;
    }

    /**
     * Its decrease was accepted, and with its own rise to come it does not owe: what is held there, damaged, nobody has sold. What a
     * person put there beyond its share is put back first.
     */
    private boolean inOrder(Planned row, Sharer sharer, Map<LevelId, LevelReading> read) {
        Planned other = planned.get(at(row, sharer));
        LevelReading now = read.get(at(row, sharer));
        if (now == null || (other == null && !sharer.settled())) {
            return false;
        }
        int change = other == null ? 0 : other.change();
        Optional<Integer> expected =
                other == null ? sharer.expected() : other.level().expected();
        boolean more = expected.isPresent() && now.onHand() > expected.get();
        return change >= 0 && !more && now.available() + now.held() + change >= 0;
    }

    private static LevelId at(Planned row, Sharer sharer) {
        return new LevelId(row.level().level().item(), sharer.location());
    }
}
