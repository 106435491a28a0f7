package io.synco.sync.inbox;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.EventRow.Ended;
import io.synco.simulation.rows.LevelRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** In memory, statement by statement what {@link PgEventLog} does. */
final class MemoryEventLog implements EventLog {
    @Override
    public Uni<Set<String>> record(Tx tx, ShopId shop, List<NewEvent> events) {
        return rows(tx, shop, rows -> {
            Set<String> recorded = new HashSet<>();
            for (NewEvent event : events) {
                long id = rows.sequences().nextEvent();
                if (find(rows, event.source(), event.sourceKey()).isEmpty()) {
                    rows.events().insert(id, row(rows, id, event));
                    recorded.add(event.sourceKey());
                }
            }
            return recorded;
        });
    }

    static Optional<EventRow> find(ShopRows rows, String source, String key) {
        return rows.events().where(event -> event.from(source, key)).stream().findFirst();
    }

    private static EventRow row(ShopRows rows, long id, NewEvent event) {
        return new EventRow(
                id,
                rows.now(),
                event.kind(),
                event.source(),
                event.sourceKey(),
                event.subject(),
                Optional.ofNullable(event.product()),
                Optional.ofNullable(event.item()),
                Optional.ofNullable(event.location()),
                Optional.ofNullable(event.amount()),
                event.decision(),
                Optional.ofNullable(event.outcome())
                        .map(outcome -> new Ended(outcome, event.outcomeText(), rows.now())),
                Optional.empty());
    }

    @Override
    public Uni<Void> assign(Tx tx, ShopId shop, String source, Set<String> keys, long jobId, long jobRev) {
        return change(
                tx,
                shop,
                rows -> rows.events()
                        .update(openFrom(source, keys), event -> event.assigned(new Asked(jobId, jobRev))));
    }

    private static Predicate<EventRow> openFrom(String source, Set<String> keys) {
        return event -> event.open() && event.source().equals(source) && keys.contains(event.sourceKey());
    }

    @Override
    public Uni<Void> decided(Tx tx, ShopId shop, EventKind kind, long jobId, long jobRev, Decision decision) {
        return change(
                tx,
                shop,
                rows -> rows.events()
                        .update(
                                event -> event.open() && event.kind() == kind && event.askedFor(jobId, jobRev),
                                event -> event.decided(decision)));
    }

    @Override
    public Uni<Void> end(Tx tx, ShopId shop, Collection<End> ended) {
        return change(
                tx,
                shop,
                rows -> ended.forEach(end ->
                        end(rows, event -> event.askedFor(end.jobId(), end.jobRev()), end.outcome(), end.words())));
    }

    @Override
    public Uni<Void> endAlone(Tx tx, ShopId shop, String source, Set<String> keys, int outcome, String words) {
        return change(tx, shop, rows -> end(rows, openFrom(source, keys), outcome, words));
    }

    private static void end(ShopRows rows, Predicate<EventRow> which, int outcome, String words) {
        rows.events()
                .update(
                        event -> event.open() && which.test(event),
                        event -> event.ended(Optional.of(new Ended(outcome, words, rows.now()))));
    }

    @Override
    public Uni<Void> endPushed(Tx tx, ShopId shop, long jobId, long jobRev) {
        return change(
                tx,
                shop,
                rows -> rows.events()
                        .update(
                                event -> event.open() && event.askedFor(jobId, jobRev) && !waits(rows, event),
                                event -> event.ended(Optional.of(pushed(rows, event)))));
    }

    private static boolean waits(ShopRows rows, EventRow event) {
        return levels(rows, event).stream().anyMatch(level -> level.dirty() && level.state() == LevelRow.FINE);
    }

    private static Ended pushed(ShopRows rows, EventRow event) {
        return levels(rows, event).stream()
                .filter(level -> level.state() == LevelRow.FLAGGED)
                .flatMap(level -> level.reason().stream())
                .sorted()
                .findFirst()
                .map(reason -> new Ended(FLAGGED, reason, rows.now()))
                .orElseGet(() -> new Ended(DONE, "The quantity on Shopify is the target now.", rows.now()));
    }

    /** Of every item that is, or was, made of the event's product. */
    private static List<LevelRow> levels(ShopRows rows, EventRow event) {
        Set<ItemId> items = rows.recipes().entries().stream()
                .filter(recipe -> event.product()
                        .filter(product -> recipe.getValue().products().contains(new ProductId(product)))
                        .isPresent())
                .map(Map.Entry<RecipeId, Recipe>::getKey)
                .map(RecipeId::item)
                .collect(Collectors.toSet());
        return rows.levels().where(level -> items.contains(level.id().item()));
    }
}
