package io.synco.sync.rule;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.job.Tx;
import java.util.Optional;

/** The shop's rules as they stand, each the newest of its versions. */
public interface RuleStore {
    Uni<Rules> rules(Tx tx, ShopId shop);

    /**
     * A new version of one rule.
     *
     * @param location empty for the whole shop
     * @param choice empty: back to the shop's rule, or to the default
     */
    Uni<Void> choose(
            Tx tx, ShopId shop, EventKind kind, Optional<LocationId> location, Optional<Choice> choice, String who);
}
