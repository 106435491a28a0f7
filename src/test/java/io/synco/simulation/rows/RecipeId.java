package io.synco.simulation.rows;

import io.synco.kernel.ItemId;
import java.util.Comparator;

/** A recipe's key. */
public record RecipeId(ItemId item, int no) implements Comparable<RecipeId> {
    private static final Comparator<RecipeId> ORDER =
            Comparator.comparing(RecipeId::item).thenComparing(RecipeId::no);

    @Override
    public int compareTo(RecipeId other) {
        return ORDER.compare(this, other);
    }
}
