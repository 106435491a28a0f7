package io.synco.sync.push;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.push.BookStore.PartPromise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an order that is not in the books yet wants of a level.
 *
 * @param fulfilled what of it counts as fulfilled after go-live: all of an order whose document stands in Odoo already, else nothing
 * @param document id of the sales order in Odoo that stands for it
 */
public record AwaitedPart(
        OrderId order,
        String name,
        MappingId mapping,
        LevelId level,
        Map<ProductId, Quantity> recipe,
        int open,
        int fulfilled,
        Optional<Long> document) {

    Stream<PartPromise> promises() {
        Optional<DocumentRef> ref =
                document.map(id -> new DocumentRef("awaited " + order + "@" + mapping, id, Optional.empty(), true));
        return recipe.entrySet().stream()
                .map(one -> new PartPromise(
                        order,
                        name,
                        mapping,
                        one.getKey(),
                        one.getValue().times(open + fulfilled),
                        one.getValue().times(fulfilled),
                        Quantity.ZERO,
                        ref.map(DocumentRef::externalId),
                        ref,
                        true));
    }

    /** What Shopify has committed to these orders is part of a level's on hand. */
    static List<DirtyLevel> opening(List<DirtyLevel> levels, List<AwaitedPart> awaited) {
        Map<LevelId, Integer> open = new HashMap<>();
        awaited.forEach(part -> open.merge(part.level(), part.open(), Integer::sum));
        return levels.stream().map(level -> opened(level, open)).toList();
    }

    private static DirtyLevel opened(DirtyLevel level, Map<LevelId, Integer> open) {
        return new DirtyLevel(
                level.level(),
                level.mapping(),
                level.buffer(),
                level.open() + open.getOrDefault(level.level(), 0),
                level.editedDown(),
                level.expected(),
                level.wantedRev(),
                level.recipe(),
                level.split().stream()
                        .map(sharer -> opened(level, sharer, open))
                        .toList());
    }

    private static Sharer opened(DirtyLevel level, Sharer sharer, Map<LevelId, Integer> open) {
        LocationId location = sharer.location();
        int more = open.getOrDefault(new LevelId(level.level().item(), location), 0);
        return new Sharer(location, sharer.weight(), sharer.open() + more, sharer.settled(), sharer.expected());
    }
}
