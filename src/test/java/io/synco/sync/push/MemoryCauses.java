package io.synco.sync.push;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.simulation.rows.WriteRow;
import io.synco.sync.job.JobKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In memory, what {@link PgCauses} does; a model's few events are all among the newest. */
final class MemoryCauses {
    private final ShopRows rows;
    private final LevelId level;
    private final MappingId mapping;
    private final Set<ProductId> products;

    private MemoryCauses(ShopRows rows, LevelId level, MappingId mapping, Set<ProductId> products) {
        this.rows = rows;
        this.level = level;
        this.mapping = mapping;
        this.products = products;
    }

    static List<Long> of(ShopRows rows, LevelId level) {
        Optional<MappingId> mapping = rows.targets().find(level.location()).map(TargetRow::mapping);
        Optional<Set<ProductId>> products =
                rows.links().find(level.item()).map(link -> products(rows, level.item(), link.recipeNo()));
        return mapping.isEmpty() || products.isEmpty()
                ? List.of()
                : new MemoryCauses(rows, level, mapping.get(), products.get()).find();
    }

    private List<Long> find() {
        Optional<Instant> since =
                rows
                        .writes()
                        .where(write -> write.level().equals(level) && write.outcome() == WriteRow.ACCEPTED)
                        .stream()
                        .max(Comparator.comparing(WriteRow::at))
                        .map(WriteRow::snapshotAt);
        return rows.events().where(event -> since.isEmpty() || event.at().isAfter(since.get())).stream()
                .filter(event -> movesAProduct(event) || isAboutTheLevel(event) || isAnOrders(event))
                .map(EventRow::id)
                .toList();
    }

    private boolean movesAProduct(EventRow event) {
        return event.product()
                        .filter(id -> products.contains(new ProductId(id)))
                        .isPresent()
                && event.location().orElse(level.location().value())
                        == level.location().value();
    }

    private boolean isAboutTheLevel(EventRow event) {
        return event.item().equals(Optional.of(level.item().value()))
                && event.location().equals(Optional.of(level.location().value()));
    }

    private boolean isAnOrders(EventRow event) {
        return event.job()
                .flatMap(asked -> rows.jobs().find(asked.jobId()))
                .filter(job -> job.kind() == JobKind.ORDER)
                .map(JobRow::key)
                .map(key -> new OrderId(Long.parseLong(key)))
                .filter(order -> rows.parts().where(row -> row.order().equals(order)).stream()
                        .anyMatch(this::wantsAProduct))
                .isPresent();
    }

    private boolean wantsAProduct(PartRow row) {
        return row.part().reckoned()
                && row.part().mapping().equals(Optional.of(mapping))
                && row.part()
                        .item()
                        .map(item -> products(rows, item, row.part().recipeNo()))
                        .filter(wanted -> wanted.stream().anyMatch(products::contains))
                        .isPresent();
    }

    private static Set<ProductId> products(ShopRows rows, ItemId item, int recipeNo) {
        return rows.recipes()
                .find(new RecipeId(item, recipeNo))
                .map(recipe -> Set.copyOf(recipe.products()))
                .orElse(Set.of());
    }
}
