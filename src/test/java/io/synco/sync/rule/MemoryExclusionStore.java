package io.synco.sync.rule;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ExclusionRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.stock.ProductTerms;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Withheld;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In memory, statement by statement what {@link PgExclusionStore} does. */
final class MemoryExclusionStore implements ExclusionStore {
    @Override
    public Uni<Void> withhold(Tx tx, ShopId shop, Collection<Exclusion> exclusions) {
        return change(
                tx,
                shop,
                rows -> exclusions.stream()
                        .filter(one -> rows.exclusions()
                                .where(row -> row.of().sourceKey().equals(one.sourceKey()))
                                .isEmpty())
                        .forEach(one -> withhold(rows, one)));
    }

    private static void withhold(ShopRows rows, Exclusion one) {
        long id = rows.sequences().nextExclusion();
        rows.exclusions().insert(id, new ExclusionRow(id, one, Quantity.ZERO, Optional.empty()));
    }

    @Override
    public Uni<Void> useUp(Tx tx, ShopId shop, MappingId mapping, ProductId product, Quantity units) {
        return change(tx, shop, rows -> {
            Quantity left = units;
            for (ExclusionRow row : rows.exclusions()
                    .where(one -> one.live()
                            && one.of().mapping().equals(mapping)
                            && one.of().product().equals(product))) {
                Quantity used = left.min(row.left());
                left = left.minus(used);
                rows.exclusions().put(row.id(), row.used(used));
            }
        });
    }

    @Override
    public Uni<List<Withheld>> withheld(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return rows(
                tx,
                shop,
                rows -> rows
                        .exclusions()
                        .where(row -> row.live()
                                && mappings.contains(row.of().mapping())
                                && products.contains(row.of().product()))
                        .stream()
                        .map(MemoryExclusionStore::withheld)
                        .toList());
    }

    private static Withheld withheld(ExclusionRow row) {
        return new Withheld(
                row.of().mapping(),
                row.of().product(),
                new ProductTerms.Exclusion(row.id(), row.of().subject(), row.left()));
    }

    @Override
    public Uni<Optional<Released>> release(Tx tx, ShopId shop, long exclusion, String who) {
        return rows(tx, shop, rows -> {
            Optional<ExclusionRow> found = rows.exclusions().find(exclusion).filter(ExclusionRow::live);
            found.ifPresent(row -> rows.exclusions().put(exclusion, row.released(who)));
            return found.map(row -> new Released(
                    row.of().mapping(), row.of().product(), row.left(), row.of().subject()));
        });
    }
}
