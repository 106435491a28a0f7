package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.mapping.MappingMode;
import io.synco.simulation.rows.BookingRow;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.PauseId;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.stock.Buffer;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Sharer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In memory, statement by statement what {@link PgBookStore} does. */
final class MemoryBookStore implements BookStore {
    private static final int WANTED = 1;
    private static final int CHANGING = 4;

    @Override
    public Uni<Void> settleUnplannable(Tx tx, ShopId shop) {
        return change(
                tx,
                shop,
                rows -> rows.levels().where(LevelRow::dirty).forEach(level -> {
                    if (rows.linked(level.id().item()).isEmpty()) {
                        settle(rows, level, "The item is not linked to an Odoo product; nothing is written.");
                    } else if (rows.targets().find(level.id().location()).isEmpty()) {
                        settle(rows, level, "The location is not mapped to Odoo; nothing is written.");
                    }
                }));
    }

    private static void settle(ShopRows rows, LevelRow level, String why) {
        rows.levels().put(level.id(), level.settled(level.state(), why));
    }

    @Override
    public Uni<Left> left(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> {
            List<LevelRow> wanted = rows.levels().where(MemoryBookStore::wanted);
            long held =
                    wanted.stream().filter(level -> paused(rows, level.id())).count();
            return new Left(wanted.size(), held);
        });
    }

    private static boolean paused(ShopRows rows, LevelId level) {
        return Stream.of(
                        new PauseId(PauseScope.SHOP, 0),
                        new PauseId(PauseScope.DIRECTION, Side.SHOPIFY.code()),
                        new PauseId(PauseScope.LOCATION, level.location().value()),
                        new PauseId(PauseScope.ITEM, level.item().value()))
                .anyMatch(id -> rows.pauses().find(id).isPresent());
    }

    private static boolean wanted(LevelRow level) {
        return level.dirty() && level.state() == LevelRow.FINE;
    }

    @Override
    public Uni<List<DirtyLevel>> dirty(Tx tx, ShopId shop, int limit) {
        return rows(tx, shop, rows -> {
            List<LevelRow> dirty = rows.levels().where(level -> wanted(level) && !waits(rows, level.id()));
            return dirty.subList(0, cut(dirty, limit)).stream()
                    .flatMap(level -> plannable(rows, level, false).stream())
                    .toList();
        });
    }

    @Override
    public Uni<List<DirtyLevel>> of(Tx tx, ShopId shop, Collection<LevelId> levels) {
        return rows(
                tx,
                shop,
                rows -> rows.levels().where(level -> levels.contains(level.id())).stream()
                        .flatMap(level -> plannable(rows, level, true).stream())
                        .toList());
    }

    /** All of the last item's come along. */
    private static int cut(List<LevelRow> dirty, int limit) {
        int end = Math.min(limit, dirty.size());
        while (end > 0
                && end < dirty.size()
                && dirty.get(end).id().item().equals(dirty.get(end - 1).id().item())) {
            end++;
        }
        return end;
    }

    /** It is paused, or being observed, or its last write has no answer yet, or a booking of its product has none. */
    private static boolean waits(ShopRows rows, LevelId level) {
        return paused(rows, level)
                || beingBooked(rows, level)
                || rows.intentLevels().find(level).isPresent()
                || !rows.jobs()
                        .where(job -> job.due() && job.is(JobKind.OBSERVE, level.toString()))
                        .isEmpty();
    }

    private static boolean beingBooked(ShopRows rows, LevelId level) {
        Optional<MappingId> mapping = rows.targets().find(level.location()).map(TargetRow::mapping);
        List<ProductId> products = rows.links()
                .find(level.item())
                .flatMap(link -> rows.recipes().find(new RecipeId(link.item(), link.recipeNo())))
                .map(Recipe::products)
                .orElse(List.of());
        return rows.bookings().where(row -> row.state() == BookingRow.SENT).stream()
                .anyMatch(row -> Optional.of(row.of().shelf().mapping()).equals(mapping)
                        && products.contains(row.of().shelf().product()));
    }

    private static Optional<DirtyLevel> plannable(ShopRows rows, LevelRow level, boolean all) {
        Optional<Recipe> recipe = rows.linked(level.id().item())
                .flatMap(link -> rows.recipes().find(new RecipeId(link.item(), link.recipeNo())));
        return rows.targets()
                .find(level.id().location())
                .flatMap(target -> recipe.map(found -> dirty(rows, level, target, found, all)));
    }

    private static DirtyLevel dirty(ShopRows rows, LevelRow level, TargetRow target, Recipe recipe, boolean all) {
        Map<ProductId, Quantity> components = new LinkedHashMap<>();
        recipe.components().forEach(component -> components.put(component.product(), component.perItem()));
        return new DirtyLevel(
                level.id(),
                target.mapping(),
                Buffer.of(
                        rows.links()
                                .find(level.id().item())
                                .flatMap(ItemLink::buffer)
                                .orElse(null),
                        target.buffer().orElse(null),
                        rows.shop().buffer()),
                open(rows, level.id()),
                level.editedDown(),
                level.expected(),
                level.wantedRev(),
                components,
                sharers(rows, level.id().item(), target.mapping(), all));
    }

    private static int open(ShopRows rows, LevelId level) {
        return rows.parts().where(row -> row.of(level) && row.part().reckoned()).stream()
                .mapToInt(row -> row.part().open())
                .sum();
    }

    private static List<Sharer> sharers(ShopRows rows, ItemId item, MappingId mapping, boolean all) {
        boolean split = rows.mappings()
                .find(mapping)
                .filter(row -> row.mode() == MappingMode.SPLIT)
                .isPresent();
        return !split
                ? List.of()
                : rows.targets().where(target -> target.mapping().equals(mapping)).stream()
                        .flatMap(target -> rows.levels().find(new LevelId(item, target.location())).stream()
                                .filter(level -> all || level.state() != LevelRow.NOT_STOCKED)
                                .map(level -> sharer(rows, level, target)))
                        .toList();
    }

    private static Sharer sharer(ShopRows rows, LevelRow level, TargetRow target) {
        boolean settled = level.state() == LevelRow.FINE
                && !level.dirty()
                && rows.intentLevels().find(level.id()).isEmpty();
        return new Sharer(target.location(), target.share(), open(rows, level.id()), settled, level.expected());
    }

    @Override
    public Uni<List<PartPromise>> promises(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return rows(tx, shop, rows -> {
            Set<OrderId> here = rows
                    .parts()
                    .where(row -> row.live() && row.part().reckoned() && wants(rows, row, products, mappings))
                    .stream()
                    .map(PartRow::order)
                    .collect(Collectors.toSet());
            return rows
                    .parts()
                    .where(row -> here.contains(row.order()) && row.part().reckoned())
                    .stream()
                    .flatMap(row -> promises(rows, row))
                    .toList();
        });
    }

    private static boolean wants(ShopRows rows, PartRow row, Set<ProductId> products, Set<MappingId> mappings) {
        return row.part().mapping().filter(mappings::contains).isPresent()
                && recipe(rows, row).components().stream().anyMatch(one -> products.contains(one.product()));
    }

    private static Recipe recipe(ShopRows rows, PartRow row) {
        return rows.recipes()
                .find(new RecipeId(row.part().item().orElseThrow(), row.part().recipeNo()))
                .orElseThrow();
    }

    private static Stream<PartPromise> promises(ShopRows rows, PartRow row) {
        MappingId mapping = row.part().mapping().orElseThrow();
        Optional<DocumentRow> document = rows.document(row.order(), mapping);
        return rows.orders().find(row.order()).stream()
                .flatMap(order -> recipe(rows, row).components().stream()
                        .map(one -> promise(row, order.name(), mapping, one, document)));
    }

    @Override
    public Uni<Void> retire(Tx tx, ShopId shop, Set<OrderId> orders) {
        return change(
                tx, shop, rows -> rows.parts().update(row -> orders.contains(row.order()), row -> row.live(false)));
    }

    private static PartPromise promise(
            PartRow row, String name, MappingId mapping, Component component, Optional<DocumentRow> document) {
        int fulfilled = row.part().fulfilledSince();
        return new PartPromise(
                row.order(),
                name,
                mapping,
                component.product(),
                component.perItem().times(row.part().units()),
                component.perItem().times(fulfilled),
                component.perItem().times(Math.min(row.elsewhere(), fulfilled)),
                document.map(DocumentRow::externalId),
                document.flatMap(DocumentRow::ref),
                document.filter(found -> found.state() == WANTED || found.state() == CHANGING)
                        .isEmpty());
    }

    @Override
    public Uni<Void> refuse(Tx tx, ShopId shop, Map<LevelId, String> why) {
        return change(
                tx,
                shop,
                rows -> why.forEach((level, words) ->
                        rows.levels().update(level, row -> row.settled(row.state(), words))));
    }
}
