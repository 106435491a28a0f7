package io.synco.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.synco.sync.rule.ExclusionStore.Exclusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A shop's rules with their versions, and what they withhold, are in memory what they are in PostgreSQL. */
class RuleStoreContractTest {
    private static final int STEPS = 40;
    private static final List<MappingId> MAPPINGS = List.of(new MappingId(1), new MappingId(2));
    private static final List<Quantity> UNITS =
            List.of(Quantity.of(1), Quantity.of(2), Quantity.of(7), Quantity.ratio(1, 4));
    private static final Pair<RuleStore> RULES = new Pair<>(new PgRuleStore(), new MemoryRuleStore());
    private static final Pair<ExclusionStore> EXCLUSIONS =
            new Pair<>(new PgExclusionStore(), new MemoryExclusionStore());

    @RandomHistory
    void rules_are_chosen_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            EventKind kind = chance.oneOf(List.of(EventKind.RECEIPT, EventKind.FULFILLED, EventKind.EDITED_BY_HAND));
            Optional<LocationId> location = chance.oneIn(2) ? Optional.empty() : Optional.of(shop.location());
            Optional<Choice> choice =
                    chance.oneIn(3) ? Optional.empty() : Optional.of(chance.oneOf(RuleBook.choices(kind)));
            Function<World<RuleStore>, Uni<Void>> act =
                    world -> world.store().choose(world.tx(), world.shop(), kind, location, choice, "somebody");
            if (chance.oneIn(6)) {
                databases.undone(shop.id(), RULES, act);
            } else {
                databases.both(shop.id(), RULES, act);
            }
            databases.answers(
                    shop.id(),
                    RULES,
                    world -> world.store().rules(world.tx(), world.shop()).map(rules -> new HashSet<>(rules.all())));
        }
    }

    @RandomHistory
    void units_are_withheld_used_up_and_released_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        int most = 0;
        for (int step = 0; step < STEPS; step++) {
            Function<World<ExclusionStore>, Uni<String>> act = act(chance, shop);
            if (chance.oneIn(6)) {
                databases.undone(shop.id(), EXCLUSIONS, act);
            } else {
                databases.both(shop.id(), EXCLUSIONS, act);
            }
            Set<ProductId> products = new HashSet<>(List.of(shop.product(), shop.product()));
            Set<MappingId> mappings = new HashSet<>(List.of(chance.oneOf(MAPPINGS), chance.oneOf(MAPPINGS)));
            List<String> withheld = databases
                    .answers(
                            shop.id(),
                            EXCLUSIONS,
                            world -> world.store()
                                    .withheld(world.tx(), world.shop(), products, mappings)
                                    .map(RuleStoreContractTest::comparable))
                    .orElseThrow();
            most = Math.max(most, withheld.size());
        }
        assertThat(most).as("withheld at once").isPositive();
    }

    /** Its answer is what can be compared: the two databases number exclusions differently. */
    private static Function<World<ExclusionStore>, Uni<String>> act(SeededChance chance, SmallShop shop) {
        MappingId mapping = chance.oneOf(MAPPINGS);
        ProductId product = shop.product();
        Quantity units = chance.oneOf(UNITS);
        int which = chance.between(0, 5);
        return switch (chance.between(1, 4)) {
            case 1, 2 -> withhold(some(chance, shop));
            case 3 ->
                world -> world.store()
                        .useUp(world.tx(), world.shop(), mapping, product, units)
                        .replaceWith("used up");
            default -> release(which);
        };
    }

    private static List<Exclusion> some(SeededChance chance, SmallShop shop) {
        List<Exclusion> some = new ArrayList<>();
        for (int i = chance.between(0, 3); i > 0; i--) {
            String key = chance.between(1, 20) + "/in";
            some.add(new Exclusion(
                    chance.oneOf(MAPPINGS),
                    shop.product(),
                    chance.oneOf(UNITS),
                    key,
                    "receipt " + key,
                    "stock-in.off@1"));
        }
        return some;
    }

    private static Function<World<ExclusionStore>, Uni<String>> withhold(List<Exclusion> some) {
        return world -> world.store().withhold(world.tx(), world.shop(), some).replaceWith("withheld");
    }

    /** The same one in both, by its place among all, and once more: it is not there any more. */
    private static Function<World<ExclusionStore>, Uni<String>> release(int which) {
        return world -> world.store()
                .withheld(world.tx(), world.shop(), Set.copyOf(SmallShop.PRODUCTS), Set.copyOf(MAPPINGS))
                .map(all -> all.size() > which ? all.get(which).exclusion().id() : 0)
                .chain(id -> world.store()
                        .release(world.tx(), world.shop(), id, "somebody")
                        .chain(first -> world.store()
                                .release(world.tx(), world.shop(), id, "somebody else")
                                .map(second -> first + " " + second)));
    }

    private static List<String> comparable(List<Withheld> withheld) {
        return withheld.stream()
                .map(one -> one.mapping() + " " + one.product() + " "
                        + one.exclusion().why() + " " + one.exclusion().units())
                .toList();
    }
}
