package io.synco.catalog;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the Odoo product of each Shopify item: a link that stands is kept by its ids, then barcodes, then SKUs, never names. A key
 * links only if exactly one item and exactly one product carry it and that product is not linked by an earlier step; anything else
 * waits for a person. No step looks at the order of its input.
 */
public final class Matching {
    /** So many candidates are named in a reason; a key that thousands share would fill the page. */
    private static final int NAMED_MAX = 5;

    private static final Step BARCODE = new Step("Barcode", CatalogItem::barcode, CatalogProduct::barcode);
    private static final Step SKU = new Step("SKU", CatalogItem::sku, CatalogProduct::sku);

    private record Step(String word, Function<CatalogItem, String> ofItem, Function<CatalogProduct, String> ofProduct) {
        Optional<MatchKey> key(CatalogItem item) {
            return MatchKey.of(ofItem.apply(item));
        }
    }

    private final Map<ItemId, CatalogItem> items = new TreeMap<>();
    private final Map<ProductId, CatalogProduct> products = new TreeMap<>();
    private final Map<ItemId, Recipe> present;
    private final Map<ItemId, Match> matches = new TreeMap<>();
    private final Map<ProductId, CatalogItem> taken = new HashMap<>();

    private Matching(Map<ItemId, Recipe> present) {
        this.present = present;
    }

    /**
     * @param present the latest recipe of each item that ever had one
     * @return one match for each item
     */
    public static Map<ItemId, Match> match(
            Collection<CatalogItem> items, Collection<CatalogProduct> products, Map<ItemId, Recipe> present) {
        Matching matching = new Matching(present);
        items.forEach(item -> matching.items.put(item.id(), item));
        products.forEach(product -> matching.products.put(product.id(), product));
        matching.keepLinks();
        matching.setAsideUntracked();
        matching.take(BARCODE);
        matching.take(SKU);
        matching.sayUnmatched();
        return matching.matches;
    }

    private void keepLinks() {
        for (CatalogItem item : items.values()) {
            Recipe recipe = present.get(item.id());
            if (recipe != null && item.canBeLinked() && products.keySet().containsAll(recipe.products())) {
                link(item, recipe);
            }
        }
    }

    private void setAsideUntracked() {
        for (CatalogItem item : items.values()) {
            if (!item.tracked()) {
                matches.put(
                        item.id(),
                        new Match.Untracked("Shopify does not track this variant's quantity."
                                + " It stays so; turn tracking on in Shopify to keep it in step."));
            } else if (!item.writable()) {
                matches.put(
                        item.id(),
                        new Match.Untracked("Shopify does not let apps set this variant's quantity,"
                                + " as with bundles, whose stock is that of their components."));
            }
        }
    }

    private void take(Step step) {
        Map<MatchKey, List<CatalogItem>> itemsByKey = items.values().stream()
                .filter(item -> item.canBeLinked() && step.key(item).isPresent())
                .collect(Collectors.groupingBy(item -> step.key(item).orElseThrow()));
        Map<MatchKey, List<CatalogProduct>> productsByKey = new HashMap<>();
        for (CatalogProduct product : products.values()) {
            MatchKey.of(step.ofProduct().apply(product))
                    .ifPresent(key -> productsByKey
                            .computeIfAbsent(key, ignored -> new ArrayList<>())
                            .add(product));
        }
        Map<CatalogItem, Recipe> found = new HashMap<>();
        itemsByKey.forEach((key, sharing) -> {
            List<CatalogProduct> candidates = productsByKey.getOrDefault(key, List.of());
            for (CatalogItem item : sharing) {
                if (!matches.containsKey(item.id()) && !candidates.isEmpty()) {
                    decide(step, item, sharing, candidates, found);
                }
            }
        });
        found.forEach(this::link);
    }

    private void decide(
            Step step,
            CatalogItem item,
            List<CatalogItem> sharing,
            List<CatalogProduct> candidates,
            Map<CatalogItem, Recipe> found) {
        String key = step.word() + " " + step.ofItem().apply(item).strip();
        CatalogProduct first = candidates.get(0);
        if (candidates.size() > 1) {
            ambiguous(
                    item,
                    key + " is carried by " + candidates.size() + " products in Odoo: "
                            + named(candidates, CatalogProduct::inWords) + ". Leave it on one of them.");
        } else if (sharing.size() > 1) {
            ambiguous(
                    item,
                    key + " is carried by " + sharing.size() + " variants in Shopify: "
                            + named(sharing, CatalogItem::inWords) + ", and by one product in Odoo: " + first.inWords()
                            + ". Leave it on one variant.");
        } else if (taken.containsKey(first.id())) {
            ambiguous(
                    item,
                    key + " belongs to " + first.inWords() + " in Odoo, which is linked already to "
                            + taken.get(first.id()).inWords() + ". Correct the barcode or SKU of one of them.");
        } else {
            int no = present.containsKey(item.id()) ? present.get(item.id()).no() + 1 : 1;
            found.put(item, Recipe.plain(no, first.id()));
        }
    }

    private void sayUnmatched() {
        for (CatalogItem item : items.values()) {
            if (!matches.containsKey(item.id())) {
                matches.put(item.id(), new Match.Unmatched(whyUnmatched(item)));
            }
        }
    }

    private static String whyUnmatched(CatalogItem item) {
        String carried = Stream.of(BARCODE, SKU)
                .filter(step -> step.key(item).isPresent())
                .map(step -> step.word() + " " + step.ofItem().apply(item).strip())
                .collect(Collectors.joining(" or "));
        return carried.isEmpty()
                ? "The variant has neither barcode nor SKU. Give it the barcode or the internal reference of its product in Odoo."
                : "No storable product in Odoo carries " + carried
                        + ". Correct it on the variant, or on the product (barcode or internal reference).";
    }

    private void link(CatalogItem item, Recipe recipe) {
        matches.put(item.id(), new Match.Linked(recipe));
        recipe.products().forEach(product -> taken.merge(product, item, Matching::lower));
    }

    /** Several items may use a product by recipes that a person made; the reason names one of them, always the same. */
    private static CatalogItem lower(CatalogItem one, CatalogItem other) {
        return one.id().compareTo(other.id()) <= 0 ? one : other;
    }

    private void ambiguous(CatalogItem item, String reason) {
        matches.put(item.id(), new Match.Ambiguous(reason));
    }

    private static <T> String named(List<T> candidates, Function<T, String> words) {
        String named = candidates.stream().limit(NAMED_MAX).map(words).collect(Collectors.joining(", "));
        int more = candidates.size() - NAMED_MAX;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
