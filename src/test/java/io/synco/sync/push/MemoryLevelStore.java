package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.LevelMoveId;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.LevelRow.Seen;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TakenOffId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** In memory, statement by statement what {@link PgLevelStore} does. */
final class MemoryLevelStore implements LevelStore {
    private static final int FULFILMENT = 1;
    private static final int REFUND = 5;
    private static final int CANCELLED = 4;

    @Override
    public Uni<Integer> touchByOrder(Tx tx, ShopId shop, OrderId order) {
        return rows(tx, shop, rows -> {
            Set<LevelId> touched = new TreeSet<>();
            for (PartRow row : rows.parts().where(part -> part.order().equals(order))) {
                row.part()
                        .mapping()
                        .ifPresent(mapping -> products(rows, row)
                                .forEach(product -> touched.addAll(sharing(rows, product, mapping, link -> true))));
                row.part()
                        .item()
                        .ifPresent(
                                item -> touched.add(new LevelId(item, row.part().location())));
            }
            return want(rows, touched);
        });
    }

    private static List<ProductId> products(ShopRows rows, PartRow row) {
        return row.part()
                .item()
                .flatMap(item ->
                        rows.recipes().find(new RecipeId(item, row.part().recipeNo())))
                .map(Recipe::products)
                .orElse(List.of());
    }

    @Override
    public Uni<Integer> touch(Tx tx, ShopId shop, Collection<Touched> touched) {
        return rows(tx, shop, rows -> {
            Set<LevelId> levels = new TreeSet<>();
            touched.forEach(one -> levels.addAll(sharing(rows, one.product(), one.mapping(), ItemLink::linked)));
            return want(rows, levels);
        });
    }

    /** Of every item whose recipe in use has the product, at every location of the mapping. */
    private static Set<LevelId> sharing(
            ShopRows rows, ProductId product, MappingId mapping, Predicate<ItemLink> which) {
        Set<LevelId> levels = new HashSet<>();
        for (ItemLink link : rows.links().where(which)) {
            Optional<Recipe> recipe = rows.recipes()
                    .find(new RecipeId(link.item(), link.recipeNo()))
                    .filter(found -> found.products().contains(product));
            if (recipe.isPresent()) {
                rows.targets()
                        .where(target -> target.mapping().equals(mapping))
                        .forEach(target -> levels.add(new LevelId(link.item(), target.location())));
            }
        }
        return levels;
    }

    private static int want(ShopRows rows, Set<LevelId> levels) {
        return rows.levels().update(level -> levels.contains(level.id()), LevelRow::wanted);
    }

    @Override
    public Uni<Integer> touchAll(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> rows.levels()
                        .update(level -> true, level -> level.stocked().wanted()));
    }

    @Override
    public Uni<List<String>> allKeys(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> rows.levels().all().stream()
                        .map(level -> level.id().toString())
                        .toList());
    }

    @Override
    public Uni<Set<Long>> explainFulfilments(Tx tx, ShopId shop, List<FulfilledLine> lines, boolean move) {
        return rows(tx, shop, rows -> {
            Set<Long> fresh = new HashSet<>();
            Map<LevelId, Integer> deltas = new HashMap<>();
            for (FulfilledLine line : lines) {
                ItemId item = line.item().orElseThrow();
                LevelId level = new LevelId(item, line.location());
                LevelMoveId id = new LevelMoveId(level, FULFILMENT, Long.toString(line.fulfilmentLineId()));
                if (rows.levelMoves().find(id).isEmpty()) {
                    rows.levelMoves().insert(id, -line.quantity());
                    fresh.add(line.fulfilmentLineId());
                    deltas.merge(level, -line.quantity(), Integer::sum);
                }
            }
            if (move) {
                deltas.forEach((level, delta) ->
                        rows.levels().update(level, row -> row.moved(delta).wanted()));
            }
            return fresh;
        });
    }

    @Override
    public Uni<Set<Long>> explainRestocks(Tx tx, ShopId shop, List<RestockedLine> lines, boolean move) {
        return rows(tx, shop, rows -> {
            Set<Long> fresh = new HashSet<>();
            Map<LevelId, Integer> deltas = new HashMap<>();
            for (RestockedLine line : lines) {
                LevelId level = new LevelId(line.item().orElseThrow(), line.location());
                LevelMoveId id = new LevelMoveId(level, REFUND, Long.toString(line.refundLineId()));
                if (rows.levelMoves().find(id).isEmpty()) {
                    rows.levelMoves().insert(id, line.quantity());
                    fresh.add(line.refundLineId());
                    deltas.merge(level, line.quantity(), Integer::sum);
                }
            }
            if (move) {
                deltas.forEach((level, delta) ->
                        rows.levels().update(level, row -> row.moved(delta).wanted()));
            }
            return fresh;
        });
    }

    @Override
    public Uni<Void> tookOff(Tx tx, ShopId shop, OrderId order, Map<LevelId, Integer> units) {
        return change(
                tx,
                shop,
                rows -> units.forEach((level, off) -> {
                    TakenOffId id = new TakenOffId(level, order);
                    rows.takenOff().put(id, rows.takenOff().find(id).orElse(0) + off);
                }));
    }

    @Override
    public Uni<Set<Long>> explainCancelled(Tx tx, ShopId shop, List<FulfilledLine> lines) {
        return rows(tx, shop, rows -> {
            Set<Long> fresh = new HashSet<>();
            Map<LevelId, Integer> deltas = new HashMap<>();
            for (FulfilledLine line : lines) {
                LevelId level = new LevelId(line.item().orElseThrow(), line.location());
                String key = Long.toString(line.fulfilmentLineId());
                LevelMoveId id = new LevelMoveId(level, CANCELLED, key);
                Optional<Integer> moved = rows.levelMoves().find(new LevelMoveId(level, FULFILMENT, key));
                if (moved.isPresent() && rows.levelMoves().find(id).isEmpty()) {
                    rows.levelMoves().insert(id, -moved.get());
                    fresh.add(line.fulfilmentLineId());
                    deltas.merge(level, -moved.get(), Integer::sum);
                }
            }
            deltas.forEach((level, delta) ->
                    rows.levels().update(level, row -> row.moved(delta).wanted()));
            return fresh;
        });
    }

    @Override
    public Uni<Void> see(Tx tx, ShopId shop, Map<LevelId, LevelReading> seen) {
        return change(
                tx,
                shop,
                rows -> seen.forEach((level, reading) -> rows.levels()
                        .update(
                                level,
                                row -> row.read(new Seen(
                                        reading.onHand(),
                                        reading.committed(),
                                        reading.available(),
                                        reading.held(),
                                        rows.now())))));
    }

    @Override
    public Uni<Void> notStocked(Tx tx, ShopId shop, Collection<LevelId> levels, String why) {
        return change(
                tx,
                shop,
                rows -> levels.forEach(level ->
                        rows.levels().update(level, row -> row.settled(LevelRow.NOT_STOCKED, why))));
    }

    @Override
    public Uni<Void> tryAgain(Tx tx, ShopId shop, LevelId level) {
        return change(
                tx,
                shop,
                rows -> rows.levels()
                        .update(
                                level,
                                row -> row.state() == LevelRow.FINE
                                        ? row
                                        : row.fineAgain().wanted()));
    }

    @Override
    public Uni<Void> flag(Tx tx, ShopId shop, LevelId level, String why) {
        return change(tx, shop, rows -> rows.levels().update(level, row -> row.settled(LevelRow.FLAGGED, why)));
    }
}
