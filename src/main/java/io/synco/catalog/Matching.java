package io.synco.catalog;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    static final Step BARCODE = new Step("Barcode", CatalogItem::barcode, CatalogProduct::barcode);
    static final Step SKU = new Step("SKU", CatalogItem::sku, CatalogProduct::sku);

    record Step(String word, Function<CatalogItem, String> ofItem, Function<CatalogProduct, String> ofProduct) {
        Optional<MatchKey> key(CatalogItem item) {
            return MatchKey.of(ofItem.apply(item));
        }

        Optional<MatchKey> key(CatalogProduct product) {
            return MatchKey.of(ofProduct.apply(product));
        }
    }

    private final Map<ItemId, CatalogItem> items = new TreeMap<>();
    private final Map<ProductId, CatalogProduct> products = new TreeMap<>();
    private final Set<ProductId> storable = new HashSet<>();
    private final Kits kits;
    private final KitKeys kitKeys;
    private final Map<ItemId, Held> held;
    private final Map<ItemId, Match> matches = new TreeMap<>();
    private final Map<ProductId, CatalogItem> taken = new HashMap<>();

    private Matching(Assortment assortment, Map<ItemId, Held> held) {
        this.held = held;
        assortment.products().forEach(product -> {
            products.put(product.id(), product);
            storable.add(product.id());
        });
        kits = new Kits(assortment.kits(), storable);
        kits.all().forEach(kit -> products.put(kit.product().id(), kit.product()));
        kitKeys = new KitKeys(kits);
    }

    /**
     * @param held the latest recipe of each item that ever had one
     * @return one match for each item
     */
    public static Map<ItemId, Match> match(
            Collection<CatalogItem> items, Assortment assortment, Map<ItemId, Held> held) {
        Matching matching = new Matching(assortment, held);
        items.forEach(item -> matching.items.put(item.id(), item));
        matching.keepLinks();
        matching.setAsideUntracked();
        matching.take(BARCODE);
        matching.take(SKU);
        matching.sayUnmatched();
        return matching.matches;
    }

    private void keepLinks() {
        for (CatalogItem item : items.values()) {
            Held before = held.get(item.id());
            if (before != null && item.canBeLinked()) {
                switch (before.source()) {
                    case CHOSEN -> keepChosen(item, before.recipe());
                    case KIT -> keepKit(item, before);
                    case MATCHED -> keepMatched(item, before);
                    case NONE -> {}
                }
            }
        }
    }

    private void keepMatched(CatalogItem item, Held before) {
        ProductId first = before.recipe().products().get(0);
        if (before.recipe().isPlain() && products.containsKey(first)) {
            assign(item, first);
        } else if (lyingOnShelves(before.recipe())) {
            matches.put(item.id(), new Match.Linked(before.recipe(), RecipeSource.MATCHED));
        }
    }

    /**
     * A kit's link tells its components, not the kit. So the kit is found again by the item's barcode or SKU, or, if these changed,
     * by being made of just that.
     */
    private void keepKit(CatalogItem item, Held before) {
        Optional<ProductId> named = kitKeys.named(item);
        if (named.isPresent()) {
            assign(item, named.get());
        } else if (kitKeys.madeOf(before.recipe())) {
            matches.put(item.id(), new Match.Linked(before.recipe(), RecipeSource.KIT));
        }
    }

    private void keepChosen(CatalogItem item, Recipe recipe) {
        if (lyingOnShelves(recipe)) {
            matches.put(item.id(), new Match.Linked(recipe, RecipeSource.CHOSEN));
            if (recipe.isPlain()) {
                taken.merge(recipe.products().get(0), item, Matching::lower);
            }
            return;
        }
        String gone = recipe.products().stream()
                .filter(product -> !storable.contains(product) || kits.contains(product))
                .map(product -> "product " + product)
                .collect(Collectors.joining(", "));
        matches.put(
                item.id(),
                new Match.Unmatched("The recipe that was set for this item names " + gone
                        + ", by now a kit, archived, or not storable in Odoo. Set another recipe, or remove it so that"
                        + " barcode and SKU decide again."));
    }

    private boolean lyingOnShelves(Recipe recipe) {
        return recipe.products().stream().allMatch(product -> storable.contains(product) && !kits.contains(product));
    }

    private void setAsideUntracked() {
        items.values().forEach(item -> setAside(item).ifPresent(match -> matches.put(item.id(), match)));
    }

    /** What Shopify lets nobody keep in step. */
    static Optional<Match> setAside(CatalogItem item) {
        if (!item.tracked()) {
            return Optional.of(new Match.Untracked("Shopify does not track this variant's quantity."
                    + " It stays so; turn tracking on in Shopify to keep it in step."));
        }
        if (!item.writable()) {
            return Optional.of(new Match.Untracked("Shopify does not let apps set this variant's quantity,"
                    + " as with bundles, whose stock is that of their components."));
        }
        return Optional.empty();
    }

    private void take(Step step) {
        Map<MatchKey, List<CatalogItem>> itemsByKey = items.values().stream()
                .filter(item -> item.canBeLinked() && step.key(item).isPresent())
                .collect(Collectors.groupingBy(item -> step.key(item).orElseThrow()));
        Map<MatchKey, List<CatalogProduct>> productsByKey = new HashMap<>();
        for (CatalogProduct product : products.values()) {
            step.key(product)
                    .ifPresent(key -> productsByKey
                            .computeIfAbsent(key, ignored -> new ArrayList<>())
                            .add(product));
        }
        Map<CatalogItem, ProductId> found = new HashMap<>();
        itemsByKey.forEach((key, sharing) -> {
            List<CatalogProduct> candidates = productsByKey.getOrDefault(key, List.of());
            for (CatalogItem item : sharing) {
                if (!matches.containsKey(item.id()) && !candidates.isEmpty()) {
                    decide(step, item, sharing, candidates, found);
                }
            }
        });
        found.forEach(this::assign);
    }

    private void decide(
            Step step,
            CatalogItem item,
            List<CatalogItem> sharing,
            List<CatalogProduct> candidates,
            Map<CatalogItem, ProductId> found) {
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
            found.put(item, first.id());
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
                : "No storable product or kit in Odoo carries " + carried
                        + ". Correct it on the variant, or on the product (barcode or internal reference).";
    }

    /** Links the item to one product in Odoo, or to what it is made of. Others may still use the components, not the product. */
    private void assign(CatalogItem item, ProductId product) {
        taken.merge(product, item, Matching::lower);
        if (!kits.contains(product)) {
            link(item, Recipe.plain(1, product).components(), RecipeSource.MATCHED);
        } else if (kits.content(product) instanceof Kits.Content.Of content) {
            link(item, content.components(), RecipeSource.KIT);
        } else {
            matches.put(item.id(), new Match.Unmatched(((Kits.Content.Refused) kits.content(product)).why()));
        }
    }

    private void link(CatalogItem item, List<Recipe.Component> components, RecipeSource source) {
        Held before = held.get(item.id());
        Recipe next = new Recipe(before == null ? 1 : before.recipe().no() + 1, components);
        Recipe recipe = before != null && before.recipe().sameContent(next) ? before.recipe() : next;
        matches.put(item.id(), new Match.Linked(recipe, source));
    }

    /** Several items may stand linked to a product, by a person's choice; the reason names one of them, always the same. */
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
