package io.synco.sync.rule;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Withheld;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Units that a switched-off event has brought into a mapped set: not for sale until a person releases them. */
public interface ExclusionStore {
    /**
     * @param sourceKey of the event that brought them; withheld once, however often it is told
     * @param subject what happened, as a person knows it: WH/IN/00012
     * @param rule that decided it, with its version
     */
    record Exclusion(
            MappingId mapping, ProductId product, Quantity units, String sourceKey, String subject, String rule) {}

    Uni<Void> withhold(Tx tx, ShopId shop, Collection<Exclusion> exclusions);

    /** What was taken out otherwise than by an order: the oldest withheld units are those that went. */
    Uni<Void> useUp(Tx tx, ShopId shop, MappingId mapping, ProductId product, Quantity units);

    /** What is still withheld of these products at these mappings. */
    Uni<List<Withheld>> withheld(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings);

    /**
     * What a person sets free.
     *
     * @param units what was left of it
     */
    record Released(MappingId mapping, ProductId product, Quantity units, String subject) {}

    /** Empty where it does not exist, is used up, or is released already. */
    Uni<Optional<Released>> release(Tx tx, ShopId shop, long exclusion, String who);
}
