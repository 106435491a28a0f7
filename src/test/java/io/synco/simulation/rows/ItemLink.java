package io.synco.simulation.rows;

import io.synco.catalog.LinkState;
import io.synco.kernel.ItemId;
import java.util.Optional;

/**
 * The table {@code link}.
 *
 * @param recipeNo of the recipe in use, also of one that is used no more; 0 for none
 * @param buffer units of the item kept back at each location; empty: the location's
 */
public record ItemLink(
        ItemId item,
        LinkState state,
        int recipeNo,
        Optional<String> sku,
        Optional<String> title,
        Optional<String> reason,
        Optional<Integer> buffer) {
    public ItemLink buffer(Optional<Integer> units) {
        return new ItemLink(item, state, recipeNo, sku, title, reason, units);
    }

    public boolean linked() {
        return state == LinkState.LINKED;
    }
}
