package io.synco.catalog;

/** How an item stands to Odoo's products; everything but a link carries the sentence that a person reads beside it. */
public sealed interface Match {
    LinkState state();

    /** Empty for a link. */
    default String reason() {
        return "";
    }

    record Linked(Recipe recipe, RecipeSource source) implements Match {
        @Override
        public LinkState state() {
            return LinkState.LINKED;
        }
    }

    record Unmatched(@Override String reason) implements Match {
        @Override
        public LinkState state() {
            return LinkState.UNMATCHED;
        }
    }

    record Ambiguous(@Override String reason) implements Match {
        @Override
        public LinkState state() {
            return LinkState.AMBIGUOUS;
        }
    }

    record Untracked(@Override String reason) implements Match {
        @Override
        public LinkState state() {
            return LinkState.UNTRACKED;
        }
    }
}
