package io.synco.sync.observe;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.LevelMoveId;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In memory, statement by statement what {@link PgObservedStore} does. */
final class MemoryObservedStore implements ObservedStore {
    private static final int EDIT_BY_HAND = 2;

    @Override
    public Uni<Map<LevelId, Expected>> expected(Tx tx, ShopId shop, Collection<LevelId> levels) {
        return rows(tx, shop, rows -> {
            Map<LevelId, Expected> expected = new HashMap<>();
            levels.forEach(id -> rows.levels().find(id).ifPresent(level -> expected.put(id, expected(rows, level))));
            return expected;
        });
    }

    private static Expected expected(ShopRows rows, LevelRow level) {
        int open = rows.parts().where(row -> row.of(level.id())).stream()
                .mapToInt(row -> row.part().open())
                .sum();
        return new Expected(
                level.expected(), rows.intentLevels().find(level.id()).isPresent(), open);
    }

    @Override
    public Uni<Void> book(Tx tx, ShopId shop, LevelId level, String observation, int delta, Then then) {
        LevelMoveId id = new LevelMoveId(level, EDIT_BY_HAND, observation);
        return change(tx, shop, rows -> {
            if (rows.levelMoves().find(id).isEmpty()) {
                rows.levelMoves().insert(id, delta);
                rows.levels()
                        .update(
                                level,
                                row -> row.moved(delta).wanted().editedDown(kept(row.editedDown(), delta, then)));
            }
        });
    }

    private static int kept(int before, int delta, Then then) {
        return switch (then) {
            case PUT_BACK -> Math.max(0, before - Math.max(0, delta));
            case ASKED -> before - delta;
            case BOOKED -> before;
        };
    }

    @Override
    public Uni<Boolean> unanswered(Tx tx, ShopId shop, LevelId level) {
        return rows(tx, shop, rows -> {
            boolean there = rows.unanswered().find(level).isPresent();
            rows.unanswered().remove(level);
            return there;
        });
    }

    @Override
    public Uni<List<TakenOff>> takenOff(Tx tx, ShopId shop, LevelId level) {
        return rows(tx, shop, rows -> {
            List<TakenOff> off = new ArrayList<>();
            rows.takenOff().entries().stream()
                    .filter(row -> row.getKey().level().equals(level))
                    .forEach(row -> {
                        off.add(new TakenOff(row.getKey().order(), row.getValue()));
                        rows.takenOff().remove(row.getKey());
                    });
            return off;
        });
    }

    @Override
    public Uni<Void> answered(Tx tx, ShopId shop, LevelId level) {
        return change(
                tx,
                shop,
                rows -> rows.levels().update(level, row -> row.wanted().editedDown(0)));
    }

    @Override
    public Uni<Boolean> dirtyIfOff(Tx tx, ShopId shop, LevelId level) {
        return rows(
                tx,
                shop,
                rows -> rows.levels()
                                .update(row -> row.id().equals(level) && off(row) && !row.dirty(), LevelRow::wanted)
                        > 0);
    }

    private static boolean off(LevelRow row) {
        return !row.plan().map(LevelRow.Plan::target).equals(row.expected());
    }
}
