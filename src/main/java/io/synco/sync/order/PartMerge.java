package io.synco.sync.order;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.order.KeptPart.Standing;
import io.synco.sync.order.OrderParts.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pure: an order's parts as kept, brought up to a fresh reading of the order. */
final class PartMerge {
    private PartMerge() {}

    private record Place(OrderLineId line, LocationId location) {}

    /**
     * @param before the order is older than the shop's going live
     * @return only what is new or has changed
     */
    static List<KeptPart> of(
            Collection<KeptPart> kept, List<Part> fresh, Function<Part, Standing> standing, boolean before) {
        Map<Place, KeptPart> untold = new LinkedHashMap<>();
        kept.forEach(part -> untold.put(new Place(part.line(), part.location()), part));
        List<KeptPart> changed = new ArrayList<>();
        for (Part part : fresh) {
            KeptPart old = untold.remove(new Place(part.line(), part.location()));
            if (old == null && part.none()) {
                continue;
            }
            Standing now = standing.apply(part);
            KeptPart merged = old == null
                    ? KeptPart.first(part, now, before && kept.isEmpty())
                    : old.readAgain(part, now, before);
            if (!merged.equals(old)) {
                changed.add(merged);
            }
        }
        untold.values().stream().filter(part -> part.open() != 0).forEach(part -> changed.add(part.gone()));
        return changed;
    }

    /** What of the kept parts is neither open nor fulfilled any more, by level. */
    static Map<LevelId, Integer> takenOff(Collection<KeptPart> kept, Collection<KeptPart> changed) {
        Map<Place, KeptPart> before = new LinkedHashMap<>();
        kept.forEach(part -> before.put(new Place(part.line(), part.location()), part));
        Map<LevelId, Integer> units = new LinkedHashMap<>();
        for (KeptPart now : changed) {
            KeptPart old = before.get(new Place(now.line(), now.location()));
            int less = old == null ? 0 : old.open() + old.fulfilled() - now.open() - now.fulfilled();
            if (less > 0) {
                now.item().ifPresent(item -> units.merge(new LevelId(item, now.location()), less, Integer::sum));
            }
        }
        return units;
    }
}
