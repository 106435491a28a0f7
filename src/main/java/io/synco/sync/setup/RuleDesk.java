package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.rules.Rules;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore.Touched;
import io.synco.sync.rule.ExclusionStore;
import io.synco.sync.rule.ExclusionStore.Released;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A shop's rules as a person chooses them, and what they release of the units that a rule withholds. */
@ApplicationScoped
public class RuleDesk {
    private static final String SOURCE = "release";

    private final Transactions transactions;
    private final RuleStore rules;
    private final ExclusionStore exclusions;
    private final DirtyLevels dirty;
    private final EventLog events;
    private final ShopStore shops;
    private final Doorbell doorbell;

    RuleDesk(
            Transactions transactions,
            RuleStore rules,
            ExclusionStore exclusions,
            DirtyLevels dirty,
            EventLog events,
            ShopStore shops,
            Doorbell doorbell) {
        this.transactions = transactions;
        this.rules = rules;
        this.exclusions = exclusions;
        this.dirty = dirty;
        this.events = events;
        this.shops = shops;
        this.doorbell = doorbell;
    }

    public Uni<Rules> rules(ShopId shop) {
        return transactions.unfenced(shop, tx -> rules.rules(tx, shop));
    }

    /**
     * What happens from now on is decided by it; what was decided before stays as it was.
     *
     * @param location empty for the whole shop
     * @param choice one of {@link RuleBook#choices}, or empty: back to the shop's rule, or to the default
     * @return the rules as they stand now; empty where there is no such location
     */
    public Uni<Optional<Rules>> choose(
            ShopId shop, EventKind kind, Optional<LocationId> location, Optional<Choice> choice, String who) {
        return transactions.unfenced(
                shop,
                tx -> known(tx, shop, location)
                        .chain(known -> known
                                ? rules.choose(tx, shop, kind, location, choice, who)
                                        .chain(() -> shops.audit(
                                                tx, shop, who, "rule chosen", subject(kind, location), words(choice)))
                                        .chain(() -> rules.rules(tx, shop))
                                        .map(Optional::of)
                                : Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Boolean> known(Tx tx, ShopId shop, Optional<LocationId> location) {
        return location.isEmpty() ? Uni.createFrom().item(true) : shops.hasLocation(tx, shop, location.get());
    }

    private static String subject(EventKind kind, Optional<LocationId> location) {
        return kind.words() + location.map(at -> " at location " + at).orElse("");
    }

    private static String words(Optional<Choice> choice) {
        return choice.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("back to the default");
    }

    /** @return false where it does not exist, is used up, or was released before */
    public Uni<Boolean> release(ShopId shop, long exclusion, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> exclusions
                                .release(tx, shop, exclusion, who)
                                .call(released -> released.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : follow(tx, shop, exclusion, released.get(), who)))
                .call(() -> doorbell.ring(shop))
                .map(Optional::isPresent);
    }

    private Uni<Void> follow(Tx tx, ShopId shop, long exclusion, Released released, String who) {
        String key = Long.toString(exclusion);
        NewEvent event = new NewEvent(
                EventKind.RELEASED,
                SOURCE,
                key,
                released.subject(),
                released.product().value(),
                null,
                null,
                released.units().toDecimal(),
                RuleBook.decide(EventKind.RELEASED),
                null,
                null);
        return events.record(tx, shop, List.of(event))
                .chain(() -> dirty.byProducts(tx, shop, List.of(new Touched(released.product(), released.mapping()))))
                .chain(push -> push.isEmpty()
                        ? events.endAlone(
                                tx,
                                shop,
                                SOURCE,
                                Set.of(key),
                                EventLog.IGNORED,
                                "No level sells this product any more.")
                        : events.assign(
                                tx,
                                shop,
                                SOURCE,
                                Set.of(key),
                                push.get().jobId(),
                                push.get().rev()))
                .chain(() -> shops.audit(
                        tx, shop, who, "released withheld units", released.subject(), released.units() + " units"));
    }
}
