package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.book.Bookings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Tx;
import io.synco.sync.observe.ObservedStore.TakenOff;
import io.synco.sync.observe.ObservedStore.Then;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What nothing explains in a level's on hand, by its name and its rule: as far as orders have lost units, and on hand has fallen, they
 * were cancelled without restock; the rest was edited by somebody.
 */
@ApplicationScoped
class Remainders {
    private static final String SOURCE = "level";

    private static final String MAY_BE_OURS =
            "It is put back: it may be a write of SyncO's own whose answer never came.";

    private final ObservedStore store;
    private final JobStore jobs;
    private final EventLog events;
    private final RuleStore rules;
    private final Bookings bookings;
    private final Chance chance;

    Remainders(ObservedStore store, JobStore jobs, EventLog events, RuleStore rules, Bookings bookings, Chance chance) {
        this.store = store;
        this.jobs = jobs;
        this.events = events;
        this.rules = rules;
        this.bookings = bookings;
        this.chance = chance;
    }

    /** @param id of this observation, and of this part of it */
    private record Part(EventKind kind, LevelId level, String id, int units, Decision decision) {
        boolean asks() {
            return decision instanceof Decision.Withhold && units < 0;
        }

        boolean isToBeBooked() {
            return decision instanceof Decision.Propagate;
        }

        Bookings.Change change() {
            return new Bookings.Change(kind, level, id, units);
        }

        NewEvent event(Integer outcome, String words) {
            return new NewEvent(
                    kind,
                    SOURCE,
                    id,
                    "level " + level,
                    null,
                    level.item().value(),
                    level.location().value(),
                    BigDecimal.valueOf(units),
                    decision,
                    outcome,
                    words);
        }
    }

    Uni<Outcome> book(Tx tx, ShopId shop, LevelId level, int remainder) {
        String observation = chance.uuid().toString();
        return store.takenOff(tx, shop, level)
                .chain(takenOff ->
                        rules.rules(tx, shop).map(chosen -> parts(chosen, level, observation, remainder, takenOff)))
                .chain(parts -> store.unanswered(tx, shop, level).chain(unanswered -> {
                    Uni<String> chain = Uni.createFrom().item("");
                    for (Part part : parts) {
                        chain = chain.chain(
                                before -> (unanswered ? putBack(tx, shop, part, MAY_BE_OURS) : book(tx, shop, part))
                                        .map(before::concat));
                    }
                    return chain;
                }))
                .call(() -> jobs.ask(tx, shop, JobKind.PUSH, DirtyLevels.PUSH))
                .map(Outcome.Done::new);
    }

    private static List<Part> parts(
            Rules chosen, LevelId level, String observation, int remainder, List<TakenOff> takenOff) {
        List<Part> parts = new ArrayList<>();
        Decision lost = chosen.decide(EventKind.CANCELLED_WITHOUT_RESTOCK, level.location());
        int left = remainder;
        for (TakenOff one : takenOff) {
            int units = Math.min(one.units(), Math.max(0, -left));
            if (units > 0) {
                String id = observation + "/order/" + one.order();
                parts.add(new Part(EventKind.CANCELLED_WITHOUT_RESTOCK, level, id, -units, lost));
                left += units;
            }
        }
        if (left != 0) {
            Decision edited = chosen.decide(EventKind.EDITED_BY_HAND, level.location());
            parts.add(new Part(EventKind.EDITED_BY_HAND, level, observation, left, edited));
        }
        return parts;
    }

    private Uni<String> book(Tx tx, ShopId shop, Part part) {
        return part.isToBeBooked()
                ? bookings.want(tx, shop, part.change())
                        .chain(asked -> asked.isPresent()
                                ? follow(tx, shop, part, asked)
                                : putBack(tx, shop, part, Bookings.NOT_POSSIBLE))
                : part.asks() ? ask(tx, shop, part) : putBack(tx, shop, part, "It is put back to what Odoo says.");
    }

    private Uni<String> follow(Tx tx, ShopId shop, Part part, Optional<Asked> asked) {
        return move(tx, shop, part, Then.BOOKED, part.event(null, null))
                .chain(() -> events.assign(
                        tx,
                        shop,
                        SOURCE,
                        Set.of(part.id()),
                        asked.orElseThrow().jobId(),
                        asked.orElseThrow().rev()))
                .replaceWith(words(part) + "It is booked in Odoo, by rule. ");
    }

    private Uni<String> putBack(Tx tx, ShopId shop, Part part, String words) {
        return move(tx, shop, part, Then.PUT_BACK, part.event(EventLog.DONE, words))
                .replaceWith(words(part) + words + " ");
    }

    private Uni<String> ask(Tx tx, ShopId shop, Part part) {
        NewEvent event = part.event(EventLog.FLAGGED, "The quantity stays lowered until a person answers.");
        return move(tx, shop, part, Then.ASKED, event)
                .chain(
                        () -> jobs.raiseFlag(
                                tx,
                                shop,
                                JobKind.EDIT,
                                part.level().toString(),
                                "On hand was lowered by " + -part.units() + " on Shopify. Odoo does not know of it.",
                                "If units are missing, correct the stock in Odoo first; then retry: the quantity follows Odoo again."))
                .replaceWith(words(part) + "A person is asked, by rule. ");
    }

    private Uni<Void> move(Tx tx, ShopId shop, Part part, Then then, NewEvent event) {
        return store.book(tx, shop, part.level(), part.id(), part.units(), then)
                .chain(() -> events.record(tx, shop, List.of(event)))
                .replaceWithVoid();
    }

    private static String words(Part part) {
        return part.kind().words() + ": " + part.units() + ". ";
    }
}
