package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.IntentLevelRow;
import io.synco.simulation.rows.IntentRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TermsRow;
import io.synco.simulation.rows.WriteRow;
import io.synco.stock.ProductTerms;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** In memory, statement by statement what {@link PgIntentStore} does. */
final class MemoryIntentStore implements IntentStore {
    private static final Duration KEY_KEPT = Duration.ofHours(23);

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, long leaseNo, UUID id, List<Planned> rows, Instant snapshotAt) {
        return change(tx, shop, tables -> {
            tables.intents().insert(id, IntentRow.sent(id, leaseNo, tables.now()));
            rows.forEach(row -> tables.intentLevels().insert(row.level().level(), level(tables, id, row, snapshotAt)));
        });
    }

    private static IntentLevelRow level(ShopRows tables, UUID id, Planned row, Instant snapshotAt) {
        return new IntentLevelRow(
                row.level().level(),
                id,
                row.level().expected().orElseThrow(),
                row.target().onHand(),
                row.level().wantedRev(),
                Terms.json(row.target()),
                snapshotAt,
                MemoryCauses.of(tables, row.level().level()));
    }

    @Override
    public Uni<Void> planned(Tx tx, ShopId shop, List<Planned> rows, Instant snapshotAt) {
        return change(
                tx,
                shop,
                tables -> rows.forEach(row -> {
                    LevelId id = row.level().level();
                    tables.levels().update(id, level -> level.planned(plan(row, tables.now())));
                    tables.levelTerms().put(id, new TermsRow(id, snapshotAt, Terms.json(row.target())));
                }));
    }

    private static LevelRow.Plan plan(Planned row, Instant now) {
        ProductTerms first = row.target().components().get(0).terms();
        return new LevelRow.Plan(
                row.target().onHand(),
                first.quantity().toDecimal(),
                first.reserved().toDecimal(),
                now);
    }

    @Override
    public Uni<Void> same(Tx tx, ShopId shop, List<Planned> rows) {
        return change(
                tx,
                shop,
                tables -> rows.forEach(row -> tables.levels()
                        .update(
                                row.level().level(),
                                level -> level.sent(row.level().wantedRev()))));
    }

    @Override
    public Uni<Void> accepted(Tx tx, ShopId shop, UUID id) {
        return change(tx, shop, rows -> {
            for (IntentLevelRow row : taken(rows, id)) {
                rows.levels()
                        .update(
                                row.level(),
                                level -> level.moved(row.delta())
                                        .written(rows.now(), row.delta())
                                        .sent(row.plannedRev()));
                write(rows, row, WriteRow.ACCEPTED, Optional.empty());
            }
            answer(rows, id, IntentRow.ACCEPTED, Optional.empty());
        });
    }

    @Override
    public Uni<Void> refused(Tx tx, ShopId shop, UUID id, String words) {
        return change(tx, shop, rows -> {
            taken(rows, id).forEach(row -> write(rows, row, WriteRow.REFUSED, Optional.of(words)));
            answer(rows, id, IntentRow.REFUSED, Optional.of(words));
        });
    }

    @Override
    public Uni<Void> withdraw(Tx tx, ShopId shop, UUID id, String why) {
        return change(tx, shop, rows -> {
            taken(rows, id);
            answer(rows, id, IntentRow.EXPIRED, Optional.of(why));
        });
    }

    @Override
    public Uni<Void> giveUp(Tx tx, ShopId shop, UUID id, String why) {
        return change(
                        tx,
                        shop,
                        rows -> levels(rows, id)
                                .forEach(row -> rows.unanswered().put(row.level(), row.level())))
                .chain(() -> withdraw(tx, shop, id, why));
    }

    /** Its levels are free for another intent. */
    private static List<IntentLevelRow> taken(ShopRows rows, UUID id) {
        List<IntentLevelRow> taken = levels(rows, id);
        taken.forEach(row -> rows.intentLevels().remove(row.level()));
        return taken;
    }

    private static List<IntentLevelRow> levels(ShopRows rows, UUID id) {
        return rows.intentLevels().where(row -> row.intent().equals(id));
    }

    private static void answer(ShopRows rows, UUID id, int state, Optional<String> words) {
        rows.intents().update(id, intent -> intent.answered(state, rows.now(), words.or(intent::answer)));
    }

    private static void write(ShopRows rows, IntentLevelRow row, int outcome, Optional<String> words) {
        long id = rows.sequences().nextWrite();
        rows.writes()
                .insert(
                        id,
                        new WriteRow(
                                id,
                                rows.now(),
                                row.intent(),
                                row.level(),
                                row.from(),
                                row.to(),
                                outcome,
                                row.snapshotAt(),
                                row.terms(),
                                row.causes(),
                                words));
    }

    @Override
    public Uni<Void> unknown(Tx tx, ShopId shop, UUID id, String why) {
        return change(tx, shop, rows -> rows.intents().update(id, intent -> intent.unknown(why)));
    }

    @Override
    public Uni<Void> resending(Tx tx, ShopId shop, UUID id, long leaseNo) {
        return change(tx, shop, rows -> rows.intents().update(id, intent -> intent.resent(leaseNo, rows.now())));
    }

    @Override
    public Uni<List<Open>> open(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> rows.intents().where(IntentRow::open).stream()
                        .sorted(Comparator.comparing(IntentRow::createdAt))
                        .map(intent -> open(rows, intent))
                        .filter(open -> !open.call().rows().isEmpty())
                        .toList());
    }

    private static Open open(ShopRows rows, IntentRow intent) {
        List<SetRow> levels = levels(rows, intent.id()).stream()
                .map(row -> new SetRow(row.level(), row.to(), row.from()))
                .toList();
        boolean tooOld = intent.createdAt().isBefore(rows.now().minus(KEY_KEPT));
        return new Open(new SetOnHand(intent.id(), SetOnHand.reference(intent.id()), levels), tooOld);
    }
}
