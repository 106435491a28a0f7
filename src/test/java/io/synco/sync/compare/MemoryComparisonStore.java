package io.synco.sync.compare;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ComparedRow;
import io.synco.simulation.rows.ComparisonRow;
import io.synco.simulation.rows.DriftRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Row.Stocked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** In memory, statement by statement what {@link PgComparisonStore} does. */
final class MemoryComparisonStore implements ComparisonStore {
    private static final int RUNS_KEPT = 30;
    private static final int ON_HAND = 1;
    private static final int COMMITTED = 2;
    private static final int NOT_STOCKED = 3;
    private static final int STOCKED_AGAIN = 4;
    private static final int ODOO = 5;
    private static final int ONLY = 1;

    @Override
    public Uni<Optional<Run>> current(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> rows.comparison().comparisons().where(run -> run.phase() < ComparisonRow.ENDED).stream()
                        .max(Comparator.comparing(ComparisonRow::id))
                        .map(run -> new Run(run.id(), Phase.of(run.phase()))));
    }

    @Override
    public Uni<Run> begin(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> {
            long id = rows.sequences().nextComparison();
            rows.comparison()
                    .compared()
                    .all()
                    .forEach(row -> rows.comparison().compared().remove(row.level()));
            for (LevelRow level : rows.levels().where(level -> reckoned(rows, level))) {
                rows.comparison().compared().put(level.id(), ComparedRow.of(level));
            }
            int levels = rows.comparison().compared().all().size();
            rows.comparison().comparisons().insert(id, ComparisonRow.begun(id, levels, rows.now()));
            forgetOld(rows);
            return new Run(id, Phase.READING);
        });
    }

    private static boolean reckoned(ShopRows rows, LevelRow level) {
        return rows.linked(level.id().item()).isPresent()
                && rows.targets().find(level.id().location()).isPresent();
    }

    private static void forgetOld(ShopRows rows) {
        List<ComparisonRow> all = rows.comparison().comparisons().all();
        for (ComparisonRow old : all.subList(0, Math.max(0, all.size() - RUNS_KEPT))) {
            rows.comparison().comparisons().remove(old.id());
            drift(rows, new Run(old.id(), Phase.READING))
                    .forEach(row -> rows.comparison().drift().remove(row.id()));
        }
    }

    @Override
    public Uni<Void> phase(Tx tx, ShopId shop, Run run, Phase phase) {
        return change(
                tx,
                shop,
                rows -> rows.comparison().comparisons().update(run.id(), row -> row.phase(phase.code(), rows.now())));
    }

    @Override
    public Uni<List<Suspect>> shown(Tx tx, ShopId shop, Run run, List<Stocked> shown) {
        return rows(tx, shop, rows -> {
            List<Suspect> suspects = new ArrayList<>();
            for (Stocked row : shown) {
                rows.comparison().compared().update(row.level(), ComparedRow::shown);
                rows.comparison()
                        .compared()
                        .find(row.level())
                        .flatMap(before -> suspect(rows, run, before, row))
                        .ifPresent(suspects::add);
            }
            return sorted(suspects);
        });
    }

    private static Optional<Suspect> suspect(ShopRows rows, Run run, ComparedRow before, Stocked shown) {
        LevelRow level = rows.levels().find(shown.level()).orElseThrow();
        boolean away = level.state() == LevelRow.NOT_STOCKED;
        if (level.expected().isEmpty() && !away) {
            return Optional.empty();
        }
        int cause = cause(rows, level, shown);
        boolean still = level.wantedRev() == before.rev()
                && level.expected().equals(before.expected())
                && rows.intentLevels().find(level.id()).isEmpty();
        if (cause != 0 && still) {
            drifted(
                    rows,
                    run,
                    level.id(),
                    cause,
                    level.expected(),
                    Optional.of(shown.reading().onHand()));
        }
        return cause != 0 || (unread(rows, level.id()) && !away)
                ? Optional.of(new Suspect(level.id(), cause == STOCKED_AGAIN))
                : Optional.empty();
    }

    private static int cause(ShopRows rows, LevelRow level, Stocked shown) {
        boolean stocked = shown.reading().active() && shown.reading().tracked();
        if (level.state() == LevelRow.NOT_STOCKED) {
            return stocked ? STOCKED_AGAIN : 0;
        }
        if (!stocked) {
            return NOT_STOCKED;
        }
        if (shown.reading().onHand() != level.expected().orElseThrow()) {
            return ON_HAND;
        }
        int open = rows.parts().where(row -> row.of(level.id())).stream()
                .mapToInt(row -> row.part().open())
                .filter(units -> units > 0)
                .sum();
        return shown.reading().committed() == open ? 0 : COMMITTED;
    }

    private static boolean unread(ShopRows rows, LevelId level) {
        return rows.unanswered().find(level).isPresent()
                || rows.takenOff().entries().stream()
                        .anyMatch(row -> row.getKey().level().equals(level));
    }

    private static void drifted(
            ShopRows rows, Run run, LevelId level, int cause, Optional<Integer> expected, Optional<Integer> seen) {
        DriftRow.Id id = new DriftRow.Id(run.id(), level, cause);
        if (rows.comparison().drift().find(id).isEmpty()) {
            rows.comparison().drift().put(id, new DriftRow(id, expected, seen, Optional.empty()));
        }
    }

    @Override
    public Uni<List<Suspect>> missing(Tx tx, ShopId shop, Run run) {
        return rows(tx, shop, rows -> {
            List<Suspect> suspects = new ArrayList<>();
            for (ComparedRow row : rows.comparison().compared().where(row -> !row.inFile())) {
                LevelRow level = rows.levels().find(row.level()).orElseThrow();
                if (level.state() != LevelRow.NOT_STOCKED && level.expected().isPresent()) {
                    suspects.add(new Suspect(row.level(), false));
                    if (level.wantedRev() == row.rev()) {
                        drifted(rows, run, row.level(), NOT_STOCKED, level.expected(), Optional.empty());
                    }
                }
            }
            return sorted(suspects);
        });
    }

    private static List<Suspect> sorted(List<Suspect> suspects) {
        return suspects.stream().sorted(Comparator.comparing(Suspect::level)).toList();
    }

    @Override
    public Uni<Integer> plan(Tx tx, ShopId shop, Run run, int most) {
        return rows(tx, shop, rows -> {
            List<ComparedRow> next = rows
                    .comparison()
                    .compared()
                    .where(row -> row.plannedRev().isEmpty())
                    .stream()
                    .limit(most)
                    .toList();
            next.forEach(row -> plan(rows, row));
            return next.size();
        });
    }

    private static void plan(ShopRows rows, ComparedRow row) {
        LevelRow level = rows.levels().find(row.level()).orElseThrow();
        boolean touches = level.state() == LevelRow.FINE && !level.dirty();
        if (touches) {
            rows.levels().update(level.id(), LevelRow::wanted);
        }
        Optional<Integer> target = touches ? level.plan().map(LevelRow.Plan::target) : Optional.empty();
        long reach = touches ? level.wantedRev() + 1 : 0;
        rows.comparison().compared().update(level.id(), one -> one.planned(reach, target));
    }

    @Override
    public Uni<Integer> waiting(Tx tx, ShopId shop, Run run) {
        return rows(tx, shop, rows -> {
            for (ComparedRow row : rows.comparison().compared().where(ComparedRow::waits)) {
                look(rows, run, row);
            }
            return left(rows);
        });
    }

    private static void look(ShopRows rows, Run run, ComparedRow row) {
        LevelRow level = rows.levels().find(row.level()).orElseThrow();
        long reach = row.plannedRev().orElseThrow();
        Optional<Integer> target = level.plan().map(LevelRow.Plan::target);
        if (level.sentRev() >= reach
                && level.wantedRev() == reach
                && row.target().isPresent()
                && !target.equals(row.target())) {
            drifted(rows, run, row.level(), ODOO, row.target(), target);
        }
        if (level.sentRev() >= reach || level.state() != LevelRow.FINE) {
            rows.comparison().compared().update(row.level(), ComparedRow::over);
        }
    }

    private static int left(ShopRows rows) {
        return rows.comparison().compared().where(ComparedRow::waits).size();
    }

    @Override
    public Uni<Integer> observed(Tx tx, ShopId shop, Run run) {
        return rows(tx, shop, rows -> (int) drift(rows, run).stream()
                .filter(row -> isObserved(rows, row.id().level(), job -> job.due()))
                .count());
    }

    private static boolean isObserved(ShopRows rows, LevelId level, Predicate<io.synco.simulation.rows.JobRow> which) {
        return !rows.jobs()
                .where(job -> job.is(JobKind.OBSERVE, level.toString()) && which.test(job))
                .isEmpty();
    }

    private static List<DriftRow> drift(ShopRows rows, Run run) {
        return rows.comparison().drift().where(row -> row.id().run() == run.id());
    }

    @Override
    public Uni<Void> settle(Tx tx, ShopId shop, Run run) {
        return change(
                tx,
                shop,
                rows -> drift(rows, run).stream()
                        .filter(row -> row.id().cause() <= COMMITTED
                                && wasOnItsWay(rows, row.id().level()))
                        .forEach(row -> rows.comparison().drift().remove(row.id())));
    }

    private static boolean wasOnItsWay(ShopRows rows, LevelId level) {
        long now = rows.levels().find(level).orElseThrow().wantedRev();
        return rows.comparison()
                        .compared()
                        .find(level)
                        .filter(before -> before.rev() == now)
                        .isPresent()
                && !isObserved(rows, level, job -> job.unfinished());
    }

    @Override
    public Uni<Boolean> stuck(Tx tx, ShopId shop, Run run, int waiting, Duration since) {
        return rows(tx, shop, rows -> {
            Instant now = rows.now();
            rows.comparison().comparisons().update(run.id(), row -> row.waiting(waiting, now));
            return rows.comparison()
                    .comparisons()
                    .find(run.id())
                    .orElseThrow()
                    .progressAt()
                    .isBefore(now.minus(since));
        });
    }

    @Override
    public Uni<Report> end(Tx tx, ShopId shop, Run run) {
        return rows(tx, shop, rows -> {
            for (DriftRow row : drift(rows, run)) {
                Optional<Integer> now = rows.levels().find(row.id().level()).flatMap(LevelRow::expected);
                rows.comparison().drift().put(row.id(), row.became(now));
            }
            int differing = (int) drift(rows, run).stream()
                    .map(row -> row.id().level())
                    .distinct()
                    .count();
            int leftOut = left(rows);
            rows.comparison().comparisons().update(run.id(), row -> row.ended(differing, leftOut, rows.now()));
            rows.comparison()
                    .compared()
                    .all()
                    .forEach(row -> rows.comparison().compared().remove(row.level()));
            int levels =
                    rows.comparison().comparisons().find(run.id()).orElseThrow().levels();
            return new Report(levels, differing, leftOut);
        });
    }

    @Override
    public Uni<Due> due(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> new Due(
                        rows.comparison().comparisons().all().stream()
                                .map(ComparisonRow::begunAt)
                                .max(Comparator.naturalOrder())
                                .or(() -> rows.shop().liveAt()),
                        rows.comparison().everyMinutes().find(ONLY).map(Duration::ofMinutes),
                        rows.now()));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, Duration every, String who) {
        return change(tx, shop, rows -> rows.comparison().everyMinutes().put(ONLY, (int) every.toMinutes()));
    }
}
