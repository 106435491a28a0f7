package io.synco.simulation;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.simulation.remote.LevelState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Property 4: for each level, never more accepted writes than causes that touched its target. A cause is anything done by somebody else
 * that moves what should be on hand away from what is: a receipt, a count, an edit by hand. A sale that takes both along is none.
 */
final class Causes {
    /** What SyncO does itself is no cause: nothing may bounce. */
    private static final Set<String> OURS = Set.of("setOnHand", "saveOrder", "deliver", "fulfil", "book");

    private final World world;
    /**
     * @param debt what on hand would be below zero, which Shopify refuses: the target stops at zero, whoever deepens the debt
     * @param kept by Odoo for orders, beyond what they want
     */
    private record Gap(int units, int debt, int kept) {
        static final Gap NONE = new Gap(0, 0, 0);

        boolean isTouched(Gap before, boolean byOthers) {
            boolean moved = byOthers && (units != before.units || debt != before.debt);
            // Raised again, Odoo may keep more than was asked for: no change of ours could have kept that from
            // happening.
            return moved || debt != before.debt || !byOthers && kept > before.kept;
        }
    }

    private final Map<LevelId, Gap> gaps = new HashMap<>();
    private final Map<LevelId, Integer> causes = new HashMap<>();
    private final Map<LevelId, Integer> writes = new HashMap<>();
    private long changes = -1;

    Causes(World world) {
        this.world = world;
    }

    boolean areCounted(String call) {
        return !OURS.contains(call);
    }

    /** Something may have been done by somebody else. */
    void look() {
        compare(true);
    }

    void isTouched(LevelId level, int times) {
        causes.merge(level, times, Integer::sum);
    }

    /** A setting was changed that each level's target may depend on. */
    void everyTargetIsTouched() {
        world.levels().forEach(level -> causes.merge(level, 1, Integer::sum));
        changes = -1;
        look();
    }

    /** It is made of something else now. */
    void touched(ItemId item) {
        world.levels().stream()
                .filter(level -> level.item().equals(item))
                .forEach(level -> causes.merge(level, 1, Integer::sum));
        changes = -1;
        look();
    }

    /** Something was done by us. */
    void lookAway() {
        compare(false);
    }

    private void compare(boolean byOthers) {
        long now = world.shopify().changes() + world.odoo().changes();
        if (now == changes) {
            return;
        }
        changes = now;
        for (LevelId level : world.linkedLevels()) {
            Gap gap = gap(level);
            Gap known = gaps.put(level, gap);
            Gap before = Optional.ofNullable(known).orElse(Gap.NONE);
            if (known == null && !world.shares(level.location()).isEmpty()) {
                // What stood on Shopify before has nothing to do with what is left for all.
                causes.merge(level, 1, Integer::sum);
            } else if (gap.isTouched(before, byOthers)) {
                causes.merge(level, 1, Integer::sum);
            }
        }
    }

    private Gap gap(LevelId level) {
        return world.shares(level.location()).isEmpty() ? ofItsOwn(level) : ofAll(level);
    }

    /** What touches what is left for all that split touches each of them; a debt goes to those that have something to get. */
    private Gap ofAll(LevelId level) {
        int left = world.oracle().forSaleOnceTold(level);
        int owing = 17;
        for (LocationId at : world.shares(level.location()).keySet()) {
            owing = owing * 31
                    + world.shopify().level(new LevelId(level.item(), at)).committed();
        }
        return new Gap(left, left < 0 ? owing : 0, left - world.oracle().forSale(level));
    }

    private Gap ofItsOwn(LevelId level) {
        LevelState state = world.shopify().level(level);
        int forSale = world.oracle().forSaleOnceTold(level);
        int target = forSale + state.committed();
        return new Gap(
                Math.max(0, target) - state.onHand(),
                Math.max(0, -target),
                forSale - world.oracle().forSale(level));
    }

    /** Where what should be on hand is not what is: by how much it is to rise, or to fall. */
    Map<LevelId, Integer> apart() {
        Map<LevelId, Integer> apart = new HashMap<>();
        world.linkedLevels().stream()
                .filter(level -> gap(level).units() != 0)
                .forEach(level -> apart.put(level, gap(level).units()));
        return apart;
    }

    int causes() {
        return sum(causes);
    }

    int writes() {
        return sum(writes);
    }

    private static int sum(Map<LevelId, Integer> ofLevels) {
        return ofLevels.values().stream().mapToInt(Integer::intValue).sum();
    }

    void written(LevelId level) {
        int written = writes.merge(level, 1, Integer::sum);
        int caused = causes.getOrDefault(level, 0);
        if (written > caused) {
            world.violated(level + " was written " + written + " times, and " + caused + " things touched its target");
        }
    }
}
