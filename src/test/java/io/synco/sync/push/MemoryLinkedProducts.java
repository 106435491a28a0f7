package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.RecipeId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** In memory, what {@link PgLinkedProducts} does. */
final class MemoryLinkedProducts implements LinkedProducts {
    @Override
    public Uni<Set<ProductId>> of(Tx tx, ShopId shop, Collection<ProductId> products) {
        return rows(
                tx,
                shop,
                rows -> rows.links().where(ItemLink::linked).stream()
                        .flatMap(link -> rows.recipes().find(new RecipeId(link.item(), link.recipeNo())).stream())
                        .map(Recipe::products)
                        .flatMap(Collection::stream)
                        .filter(products::contains)
                        .collect(Collectors.toSet()));
    }
}
