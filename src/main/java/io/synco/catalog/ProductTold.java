package io.synco.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * How a variant stands to its link after Shopify told that it changed, without asking Odoo what is there to link to. So it never links
 * anew, which a match does; it only takes out of step what is no longer tracked, and back what was in step before.
 */
public final class ProductTold {
    static final String NEW =
            "The variant is new on Shopify. Match the catalogue, or set what it is made of, to keep it in step.";

    static final String BACK =
            "The variant is kept track of again on Shopify. Match the catalogue, or set what it is made of.";

    static final String CHANGED =
            "The variant's barcode or SKU was changed on Shopify. Match the catalogue, or set what it is made of.";

    private ProductTold() {}

    /**
     * The link as it stands.
     *
     * @param held the latest recipe, in use or not
     * @param shared another linked item is made of one of its products: who gets it is for a match, or a person, to say
     */
    public record Known(
            LinkState state, String reason, String sku, String barcode, Optional<Held> held, boolean shared) {
        private boolean canComeBack() {
            return held.filter(before -> before.source() != RecipeSource.NONE).isPresent() && !shared;
        }

        private boolean wasOutOfReach() {
            return state == LinkState.UNTRACKED || LinkStore.GONE_WORDS.equals(reason);
        }

        private boolean hasKeysOf(CatalogItem item) {
            return same(sku, item.sku()) && same(barcode, item.barcode());
        }

        private static boolean same(String one, String other) {
            return Objects.requireNonNullElse(one, "").equals(Objects.requireNonNullElse(other, ""));
        }
    }

    public static Match match(CatalogItem item, Optional<Known> known) {
        return Matching.setAside(item)
                .orElseGet(() -> known.map(link -> tracked(item, link)).orElseGet(() -> new Match.Unmatched(NEW)));
    }

    private static Match tracked(CatalogItem item, Known known) {
        if (known.state() == LinkState.LINKED || known.wasOutOfReach() && known.canComeBack()) {
            Held held = known.held().orElseThrow();
            return new Match.Linked(held.recipe(), held.source());
        }
        if (known.wasOutOfReach()) {
            return new Match.Unmatched(BACK);
        }
        if (!known.hasKeysOf(item)) {
            return new Match.Unmatched(CHANGED);
        }
        return known.state() == LinkState.AMBIGUOUS
                ? new Match.Ambiguous(known.reason())
                : new Match.Unmatched(known.reason());
    }

    /** What a person reads about it; empty where nothing changed that matters for the link. */
    public static Optional<String> inWords(CatalogItem item, Optional<Known> known, Match match) {
        if (match.state() != known.map(Known::state).orElse(null)) {
            return Optional.of(
                    match.state() == LinkState.LINKED
                            ? "It is on Shopify and tracked again, and linked as before."
                            : match.reason());
        }
        if (known.filter(link -> !link.hasKeysOf(item)).isPresent()) {
            return Optional.of(
                    match.state() == LinkState.LINKED
                            ? "Its barcode or SKU was changed; it stays linked as before."
                            : match.reason());
        }
        return Optional.empty();
    }
}
