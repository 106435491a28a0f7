package io.synco.simulation.rows;

import io.synco.catalog.LinkState;
import io.synco.kernel.ItemId;
import java.util.Optional;

/**
 * The table {@code link}.
 *
 * @param recipeNo of the recipe in use, also of one that is used no more; 0 for none
 */
public record ItemLink(
        ItemId item,
        LinkState state,
        int recipeNo,
        Optional<String> sku,
        Optional<String> title,
        Optional<String> reason) {
    public boolean linked() {
        return state == LinkState.LINKED;
    }
}
