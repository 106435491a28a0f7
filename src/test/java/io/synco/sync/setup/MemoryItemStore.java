package io.synco.sync.setup;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.Held;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.LinkStore.Change;
import io.synco.catalog.LinkStore.Matched;
import io.synco.catalog.LinkStore.Told;
import io.synco.catalog.Match;
import io.synco.catalog.MatchReport;
import io.synco.catalog.Matching;
import io.synco.catalog.ProductTold;
import io.synco.catalog.ProductTold.Known;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeSource;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In memory, what {@link PgItemStore} does; matching itself is the product's. Barcodes, and who asked, are not kept. */
final class MemoryItemStore implements ItemStore {
    private static final String GONE = "The variant is gone from Shopify.";

    @Override
    public Uni<Chosen> choose(Tx tx, ShopId shop, ItemId item, List<Recipe.Component> components, String who) {
        return rows(tx, shop, rows -> {
            Optional<ItemLink> link = rows.links().find(item);
            Chosen chosen = link.map(MemoryItemStore::mayHaveOne).orElse(Chosen.NO_SUCH_ITEM);
            if (chosen == Chosen.SET) {
                use(rows, link.orElseThrow(), components);
            }
            return chosen;
        });
    }

    private static Chosen mayHaveOne(ItemLink link) {
        if (link.reason().filter(GONE::equals).isPresent()) {
            return Chosen.GONE_FROM_SHOPIFY;
        }
        return link.state() == LinkState.UNTRACKED || !link.tracked() ? Chosen.UNTRACKED : Chosen.SET;
    }

    private static void use(ShopRows rows, ItemLink link, List<Recipe.Component> components) {
        Recipe wanted = new Recipe(link.recipeNo() + 1, components);
        boolean stands = rows.recipes()
                .find(new RecipeId(link.item(), link.recipeNo()))
                .filter(wanted::sameContent)
                .isPresent();
        int no = stands ? link.recipeNo() : wanted.no();
        if (!stands) {
            rows.recipes().insert(new RecipeId(link.item(), no), wanted);
        }
        rows.links().put(link.item(), link.linked(no, RecipeSource.CHOSEN));
    }

    @Override
    public Uni<Boolean> takeBack(Tx tx, ShopId shop, ItemId item, String who) {
        return rows(tx, shop, rows -> {
            boolean taken = rows.links()
                    .find(item)
                    .filter(link -> link.source() == RecipeSource.CHOSEN)
                    .isPresent();
            if (taken) {
                rows.links().update(item, link -> link.source(RecipeSource.NONE));
            }
            return taken;
        });
    }

    @Override
    public Uni<Matched> match(Tx tx, ShopId shop, Collection<CatalogItem> items, Assortment assortment, String who) {
        return rows(tx, shop, rows -> {
            Map<ItemId, Held> held = held(rows);
            Map<ItemId, Match> matches = Matching.match(items, assortment, held);
            Set<ItemId> relinked = new TreeSet<>();
            items.forEach(item -> {
                Match match = matches.get(item.id());
                boolean linked = rows.linked(item.id()).isPresent();
                if (match instanceof Match.Linked link
                        && !(linked && link.recipe().equals(held.get(item.id()).recipe()))) {
                    relinked.add(item.id());
                }
                save(rows, item, match);
            });
            forget(rows, matches.keySet());
            return new Matched(report(matches), relinked);
        });
    }

    private static Map<ItemId, Held> held(ShopRows rows) {
        Map<ItemId, Held> held = new HashMap<>();
        rows.links()
                .all()
                .forEach(link -> rows.recipes()
                        .find(new RecipeId(link.item(), link.recipeNo()))
                        .ifPresent(recipe -> held.put(link.item(), new Held(recipe, link.source()))));
        return held;
    }

    private static void save(ShopRows rows, CatalogItem item, Match match) {
        Optional<ItemLink> before = rows.links().find(item.id());
        ItemLink read = new ItemLink(
                item.id(),
                match.state(),
                before.map(ItemLink::recipeNo).orElse(0),
                Optional.ofNullable(item.sku()),
                Optional.ofNullable(item.title()),
                Optional.of(match.reason()),
                before.flatMap(ItemLink::buffer),
                item.tracked(),
                before.map(ItemLink::source).orElse(RecipeSource.MATCHED));
        if (match instanceof Match.Linked linked) {
            Recipe recipe = linked.recipe();
            rows.recipes().put(new RecipeId(item.id(), recipe.no()), recipe);
            rows.links().put(item.id(), read.linked(recipe.no(), linked.source()));
        } else {
            rows.links().put(item.id(), read);
        }
    }

    private static void forget(ShopRows rows, Set<ItemId> sold) {
        for (ItemLink link : rows.links().where(one -> !sold.contains(one.item()))) {
            lose(rows, link);
        }
    }

    private static void lose(ShopRows rows, ItemLink link) {
        if (link.recipeNo() == 0) {
            rows.links().remove(link.item());
        } else {
            rows.links().put(link.item(), link.lost(LinkState.UNMATCHED, GONE));
        }
    }

    @Override
    public Uni<Told> told(Tx tx, ShopId shop, Collection<CatalogItem> items, Set<ItemId> gone) {
        return rows(tx, shop, rows -> {
            if (rows.links().all().isEmpty()) {
                return new Told(Set.of(), List.of());
            }
            List<Change> changes = new ArrayList<>();
            Set<ItemId> relinked = new TreeSet<>();
            for (ItemLink link : rows.links().where(one -> gone.contains(one.item()))) {
                if (link.recipeNo() == 0 || link.reason().filter(GONE::equals).isEmpty()) {
                    changes.add(new Change(link.item(), link.title().orElse(null), GONE));
                }
                lose(rows, link);
            }
            Map<ItemId, Optional<Known>> before = items.stream()
                    .collect(Collectors.toMap(
                            CatalogItem::id,
                            item -> rows.links().find(item.id()).map(link -> known(rows, link, item))));
            for (CatalogItem item : items) {
                Optional<Known> known = before.get(item.id());
                Match match = ProductTold.match(item, known);
                if (match.state() == LinkState.LINKED
                        && known.filter(link -> link.state() == LinkState.LINKED)
                                .isEmpty()) {
                    relinked.add(item.id());
                }
                ProductTold.inWords(item, known, match)
                        .ifPresent(words -> changes.add(new Change(item.id(), item.title(), words)));
                save(rows, item, match);
            }
            return new Told(relinked, changes);
        });
    }

    /** Barcodes are not kept: an item has its own. */
    private static Known known(ShopRows rows, ItemLink link, CatalogItem item) {
        Optional<Recipe> recipe = rows.recipes().find(new RecipeId(link.item(), link.recipeNo()));
        boolean shared = recipe.isPresent()
                && rows.links().where(other -> other.linked() && !other.item().equals(link.item())).stream()
                        .flatMap(other -> rows.recipes().find(new RecipeId(other.item(), other.recipeNo())).stream())
                        .anyMatch(other -> !Collections.disjoint(
                                other.products(), recipe.get().products()));
        return new Known(
                link.state(),
                link.reason().orElse(null),
                link.sku().orElse(null),
                item.barcode(),
                recipe.map(held -> new Held(held, link.source())),
                shared);
    }

    private static MatchReport report(Map<ItemId, Match> matches) {
        Map<LinkState, Long> count =
                matches.values().stream().collect(Collectors.groupingBy(Match::state, Collectors.counting()));
        return new MatchReport(
                count.getOrDefault(LinkState.LINKED, 0L).intValue(),
                count.getOrDefault(LinkState.AMBIGUOUS, 0L).intValue(),
                count.getOrDefault(LinkState.UNMATCHED, 0L).intValue(),
                count.getOrDefault(LinkState.UNTRACKED, 0L).intValue());
    }

    @Override
    public Uni<Optional<LinkRow>> find(Tx tx, ShopId shop, ItemId item) {
        return rows(
                tx,
                shop,
                rows -> rows.links()
                        .find(item)
                        .map(link -> new LinkRow(
                                item,
                                item.value(),
                                link.sku().orElse(null),
                                null,
                                link.title().orElse(null),
                                link.state(),
                                link.reason().orElse(""),
                                link.source(),
                                rows.linked(item)
                                        .flatMap(one -> rows.recipes().find(new RecipeId(item, one.recipeNo())))
                                        .map(Recipe::components)
                                        .orElse(List.of()))));
    }

    @Override
    public Uni<Void> reckon(Tx tx, ShopId shop, Set<ItemId> items) {
        return change(tx, shop, rows -> {
            rows.levels().update(level -> items.contains(level.id().item()), LevelRow::wanted);
            for (ItemLink link : rows.links().where(ItemLink::linked)) {
                rows.targets().all().stream()
                        .map(target -> new LevelId(link.item(), target.location()))
                        .filter(level -> rows.levels().find(level).isEmpty())
                        .forEach(level -> rows.levels().insert(level, LevelRow.wantedFirst(level)));
            }
        });
    }
}
