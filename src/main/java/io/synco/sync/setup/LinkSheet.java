package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.Links;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Many recipes at once, as a table of lines: each line is checked, and all are set or none. */
@ApplicationScoped
public class LinkSheet {
    private final OdooPort odoo;
    private final ItemStore items;
    private final LinkDesk links;
    private final Transactions transactions;
    private final Doorbell doorbell;

    LinkSheet(OdooPort odoo, ItemStore items, LinkDesk links, Transactions transactions, Doorbell doorbell) {
        this.odoo = odoo;
        this.items = items;
        this.links = links;
        this.transactions = transactions;
        this.doorbell = doorbell;
    }

    /** @param number of the line in its file */
    public record Line(int number, ItemId item, List<Recipe.Component> components) {}

    public record Wrong(int line, String error, String hint) {}

    /**
     * @param changed items that are made of something else now
     * @param unchanged items that are so already
     * @param wrong in order of the lines; where there is any, nothing was changed
     */
    public record Result(int changed, int unchanged, List<Wrong> wrong) {}

    /** Found in the middle of setting: all of it is taken back. */
    private static final class LineRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Wrong wrong;

        LineRefused(int line, RecipeRefused why) {
            super(why.getMessage(), null, false, false);
            wrong = new Wrong(line, why.getMessage(), why.hint());
        }
    }

    private record Odoo(Map<ProductId, Quantity> steps, Set<ProductId> kits) {}

    /** @param dry only looks */
    public Uni<Result> set(ShopId shop, List<Line> lines, String who, boolean dry) {
        Set<ProductId> products = lines.stream()
                .flatMap(line -> line.components().stream())
                .map(Recipe.Component::product)
                .collect(Collectors.toCollection(TreeSet::new));
        return products.isEmpty()
                ? Uni.createFrom().item(new Result(0, 0, List.of()))
                : inOdoo(shop, products)
                        .chain(there -> transactions.alone(shop, tx -> set(tx, shop, lines, there, who, dry)))
                        .call(() -> doorbell.ring(shop))
                        .onFailure(LineRefused.class)
                        .recoverWithItem(refused -> new Result(0, 0, List.of(((LineRefused) refused).wrong)));
    }

    private Uni<Odoo> inOdoo(ShopId shop, Set<ProductId> products) {
        return odoo.storable(shop, products)
                .chain(steps -> odoo.kits(shop)
                        .map(kits -> new Odoo(
                                steps,
                                kits.stream().map(kit -> kit.product().id()).collect(Collectors.toSet()))));
    }

    private Uni<Result> set(Tx tx, ShopId shop, List<Line> lines, Odoo there, String who, boolean dry) {
        Set<ItemId> wanted = lines.stream().map(Line::item).collect(Collectors.toSet());
        return Links.find(sql(tx), shop, wanted).chain(known -> {
            List<Wrong> wrong = wrong(lines, there, known);
            List<Line> changing = lines.stream()
                    .filter(line -> !isSo(line, Optional.ofNullable(known.get(line.item()))))
                    .toList();
            Result result = new Result(changing.size(), lines.size() - changing.size(), List.of());
            if (!wrong.isEmpty()) {
                return Uni.createFrom().item(new Result(0, 0, wrong));
            }
            return dry
                    ? Uni.createFrom().item(result)
                    : change(tx, shop, changing, who).replaceWith(result);
        });
    }

    private Uni<Void> change(Tx tx, ShopId shop, List<Line> changing, String who) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Line line : changing) {
            chain = chain.chain(() -> items.choose(tx, shop, line.item(), line.components(), who))
                    .invoke(chosen -> {
                        if (chosen != Chosen.SET) {
                            throw new LineRefused(line.number(), RecipeRefused.of(chosen, line.item()));
                        }
                    })
                    .replaceWithVoid();
        }
        Set<ItemId> relinked = changing.stream().map(Line::item).collect(Collectors.toSet());
        return relinked.isEmpty() ? chain : chain.chain(() -> links.relinked(tx, shop, relinked));
    }

    private static boolean isSo(Line line, Optional<LinkRow> known) {
        return known.filter(row -> row.state() == LinkState.LINKED
                        && new Recipe(1, line.components()).sameContent(new Recipe(1, row.components())))
                .isPresent();
    }

    private static List<Wrong> wrong(List<Line> lines, Odoo there, Map<ItemId, LinkRow> known) {
        List<Wrong> wrong = new ArrayList<>();
        Map<ItemId, Integer> first = new HashMap<>();
        for (Line line : lines) {
            Integer earlier = first.putIfAbsent(line.item(), line.number());
            if (earlier != null) {
                wrong.add(new Wrong(
                        line.number(),
                        "Item " + line.item() + " stands in line " + earlier + " already.",
                        "Leave one of the two lines out."));
            } else {
                refusal(line, there, Optional.ofNullable(known.get(line.item())))
                        .ifPresent(why -> wrong.add(new Wrong(line.number(), why.getMessage(), why.hint())));
            }
        }
        wrong.sort(Comparator.comparing(Wrong::line));
        return List.copyOf(wrong);
    }

    private static Optional<RecipeRefused> refusal(Line line, Odoo there, Optional<LinkRow> known) {
        if (known.isEmpty()) {
            return Optional.of(RecipeRefused.of(Chosen.NO_SUCH_ITEM, line.item()));
        }
        if (known.get().state() == LinkState.UNTRACKED) {
            return Optional.of(RecipeRefused.of(Chosen.UNTRACKED, line.item()));
        }
        Set<ProductId> products =
                line.components().stream().map(Recipe.Component::product).collect(Collectors.toSet());
        Set<ProductId> kits = products.stream().filter(there.kits()::contains).collect(Collectors.toSet());
        if (!kits.isEmpty()) {
            return Optional.of(RecipeRefused.kits(kits));
        }
        Set<ProductId> missing = products.stream()
                .filter(product -> !there.steps().containsKey(product))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            return Optional.of(RecipeRefused.notStorable(missing));
        }
        return line.components().stream()
                .filter(component -> !component.countedIn(there.steps().get(component.product())))
                .findFirst()
                .map(component ->
                        RecipeRefused.uncountable(component, there.steps().get(component.product())));
    }
}
