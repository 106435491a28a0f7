package io.synco.simulation.rows;

import io.synco.catalog.LinkState;
import io.synco.catalog.RecipeSource;
import io.synco.kernel.ItemId;
import java.util.Optional;

/**
 * The table {@code link}.
 *
 * @param recipeNo of the recipe in use, also of one that is used no more; 0 for none
 * @param buffer units of the item kept back at each location; empty: the location's
 * @param source of its recipe
 */
public record ItemLink(
        ItemId item,
        LinkState state,
        int recipeNo,
        Optional<String> sku,
        Optional<String> title,
        Optional<String> reason,
        Optional<Integer> buffer,
        boolean tracked,
        RecipeSource source) {
    public ItemLink buffer(Optional<Integer> units) {
        return new ItemLink(item, state, recipeNo, sku, title, reason, units, tracked, source);
    }

    public ItemLink source(RecipeSource now) {
        return new ItemLink(item, state, recipeNo, sku, title, reason, buffer, tracked, now);
    }

    /** Made of what the recipe of this number says. */
    public ItemLink linked(int recipeNo, RecipeSource source) {
        return new ItemLink(item, LinkState.LINKED, recipeNo, sku, title, Optional.of(""), buffer, tracked, source);
    }

    public ItemLink lost(LinkState state, String why) {
        return new ItemLink(item, state, recipeNo, sku, title, Optional.of(why), buffer, tracked, source);
    }

    public boolean linked() {
        return state == LinkState.LINKED;
    }
}
