package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.PauseId;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Tx;
import io.synco.sync.order.KeptPart;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In memory, statement by statement what {@link PgBookStore} does. */
final class MemoryBookStore implements BookStore {
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
        return rows(
                tx,
                shop,
                rows -> rows.levels().where(level -> wanted(level) && !waits(rows, level.id())).stream()
                        .limit(limit)
                        .flatMap(level -> plannable(rows, level).stream())
                        .toList());
    }

    /** It is paused, or being observed, or its last write has no answer yet. */
    private static boolean waits(ShopRows rows, LevelId level) {
        return paused(rows, level)
                || rows.intentLevels().find(level).isPresent()
                || !rows.jobs()
                        .where(job -> job.due() && job.is(JobKind.OBSERVE, level.toString()))
                        .isEmpty();
    }

    private static Optional<DirtyLevel> plannable(ShopRows rows, LevelRow level) {
        Optional<Recipe> recipe = rows.linked(level.id().item())
                .flatMap(link -> rows.recipes().find(new RecipeId(link.item(), link.recipeNo())));
        return rows.targets()
                .find(level.id().location())
                .flatMap(target -> recipe.map(found -> dirty(rows, level, target, found)));
    }

    private static DirtyLevel dirty(ShopRows rows, LevelRow level, TargetRow target, Recipe recipe) {
        Map<ProductId, Quantity> components = new LinkedHashMap<>();
        recipe.components().forEach(component -> components.put(component.product(), component.perItem()));
        int open = rows.parts().where(row -> row.of(level.id()) && row.part().counted()).stream()
                .mapToInt(row -> row.part().open())
                .sum();
        return new DirtyLevel(
                level.id(), target.mapping(), target.buffer(), open, level.expected(), level.wantedRev(), components);
    }

    @Override
    public Uni<List<PartPromise>> promises(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return rows(
                tx,
                shop,
                rows -> rows
                        .parts()
                        .where(row -> row.part().counted()
                                && row.part()
                                        .mapping()
                                        .filter(mappings::contains)
                                        .isPresent())
                        .stream()
                        .flatMap(row -> promises(rows, row, products))
                        .toList());
    }

    private static Stream<PartPromise> promises(ShopRows rows, PartRow row, Set<ProductId> products) {
        KeptPart part = row.part();
        MappingId mapping = part.mapping().orElseThrow();
        Optional<DocumentRow> document = rows.document(row.order(), mapping);
        if (document.filter(found -> !found.live()).isPresent()) {
            return Stream.empty();
        }
        RecipeId recipe = new RecipeId(part.item().orElseThrow(), part.recipeNo());
        return rows.recipes().find(recipe).orElseThrow().components().stream()
                .filter(component -> products.contains(component.product()))
                .map(component -> promise(row, mapping, component, document));
    }

    private static PartPromise promise(
            PartRow row, MappingId mapping, Component component, Optional<DocumentRow> document) {
        return new PartPromise(
                row.order(),
                mapping,
                component.product(),
                component.perItem().times(row.part().units()),
                document.map(DocumentRow::externalId),
                document.flatMap(found ->
                        found.odooId().map(odooId -> new DocumentRef(found.externalId(), odooId, found.group()))));
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
