package io.synco.rules;

import io.synco.kernel.LocationId;
import io.synco.rules.Decision.RuleRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one shop has chosen: for the whole shop, and for single Shopify locations, which override it. Versions are kept elsewhere. */
public final class Rules {
    public static final Rules DEFAULTS = new Rules(List.of());

    private final Map<Key, Chosen> chosen = new HashMap<>();

    /**
     * @param location empty for the whole shop
     * @param version counts the changes of this one rule, so that an event can name the one that decided it
     */
    public record Chosen(EventKind kind, Optional<LocationId> location, Choice choice, int version) {}

    private record Key(EventKind kind, Optional<LocationId> location) {}

    public Rules(Collection<Chosen> chosen) {
        chosen.forEach(one -> this.chosen.put(new Key(one.kind(), one.location()), one));
    }

    public Choice choice(EventKind kind, LocationId location) {
        return find(kind, location).map(Chosen::choice).orElse(RuleBook.byDefault(kind));
    }

    public Choice choice(EventKind kind) {
        return Optional.ofNullable(chosen.get(new Key(kind, Optional.empty())))
                .map(Chosen::choice)
                .orElse(RuleBook.byDefault(kind));
    }

    public Decision decide(EventKind kind, LocationId location) {
        return decide(kind, find(kind, location));
    }

    /** Of the whole shop. */
    public Decision decide(EventKind kind) {
        return decide(kind, Optional.ofNullable(chosen.get(new Key(kind, Optional.empty()))));
    }

    /**
     * One event may concern several Shopify locations that share their stock in Odoo; where their rules differ, the one that does
     * less decides: a missed unit is a sale later, one too many a sale that cannot be kept.
     */
    public Decision decide(EventKind kind, Collection<LocationId> locations) {
        return locations.stream()
                .sorted()
                .filter(location -> choice(kind, location) != RuleBook.byDefault(kind))
                .findFirst()
                .or(() -> locations.stream().sorted().findFirst())
                .map(location -> decide(kind, location))
                .orElseGet(() -> decide(kind));
    }

    /** Some of what comes in at Odoo for these locations may have to be withheld. */
    public boolean withholdAny(Collection<LocationId> locations) {
        for (EventKind kind : EventKind.values()) {
            if (kind.bringsIn() && locations.stream().anyMatch(at -> choice(kind, at) == Choice.OFF)) {
                return true;
            }
        }
        return false;
    }

    public Collection<Chosen> all() {
        return List.copyOf(chosen.values());
    }

    private Optional<Chosen> find(EventKind kind, LocationId location) {
        Chosen own = chosen.get(new Key(kind, Optional.of(location)));
        return Optional.ofNullable(own != null ? own : chosen.get(new Key(kind, Optional.empty())));
    }

    private static Decision decide(EventKind kind, Optional<Chosen> rule) {
        Decision decision = RuleBook.decide(kind, rule.map(Chosen::choice).orElse(RuleBook.byDefault(kind)));
        return rule.map(one -> named(decision, one)).orElse(decision);
    }

    /** {@code stock-in.off@3}: the third version of the shop's own rule. */
    private static Decision named(Decision decision, Chosen rule) {
        RuleRef ref = new RuleRef(
                decision.rule().name() + rule.location().map(at -> "/" + at).orElse("") + "@" + rule.version(),
                decision.rule().sentence());
        if (decision instanceof Decision.Propagate propagate) {
            return new Decision.Propagate(propagate.to(), ref);
        }
        if (decision instanceof Decision.PutBack putBack) {
            return new Decision.PutBack(putBack.on(), ref);
        }
        return decision instanceof Decision.Withhold ? new Decision.Withhold(ref) : new Decision.Ignore(ref);
    }
}
