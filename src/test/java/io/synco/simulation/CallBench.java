package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.simulation.remote.ShopifyRules;
import io.synco.sync.job.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many calls the product makes of each remote for what people do, against the fewest possible: in the simulation's world, without
 * faults, in virtual time, from one seed.
 */
public final class CallBench {
    /** As the product asks for them (order-heads.graphql). */
    private static final int ORDERS_PAGE = 250;

    private static final int STOCK = 40;
    /** Longer than any webhook is under way, and than several polls of Odoo are apart. */
    private static final Duration REST = Duration.ofSeconds(15);

    private static final int ROUNDS_MAX = 20_000;

    private final World world;
    private final CallLog log;
    private final MixedTrade trade;
    private final Map<String, Integer> fewest = new HashMap<>();
    private Moment last;
    private int causesBefore;
    private int writesBefore;

    /** Live and at rest, with so many products at two locations. */
    public CallBench(long seed, int products) {
        world = new World(
                seed,
                Scenario.CALM,
                Mutation.NONE,
                new Happenings(Optional.empty()),
                new ShopifyRules(ORDERS_PAGE, false, true));
        log = new CallLog(world);
        world.calls(log);
        world.begins(0);
        Opening opening = new Opening(world, Scenario.CALM);
        for (int i = 1; i <= products; i++) {
            opening.sellsPlain("SKU-" + i);
        }
        opening.happens();
        world.assortment()
                .products()
                .forEach(product -> world.warehouses()
                        .values()
                        .forEach(warehouse -> world.odoo().floor().receives(STOCK, product, warehouse)));
        world.causes().look();
        rests();
        trade = new MixedTrade(world);
        forgetCounts();
    }

    /**
     * @param calls by the port's method and by the kind of job that made them
     * @param fewest possible, by method
     * @param emptyPolls standing polls that told nothing new, by method: in none of the others
     * @param writes levels that were set, and how many things had moved what should be on hand of a level
     * @param notHeardOf levels that were not what they should be, though there was rest
     * @param events by kind
     */
    public record Result(
            Map<String, Map<JobKind, Integer>> calls,
            Map<String, Integer> fewest,
            Map<String, Integer> emptyPolls,
            int writes,
            int causes,
            int notHeardOf,
            Map<String, Integer> events,
            Optional<String> violation) {
        public int calls(String method) {
            return calls.getOrDefault(method, Map.of()).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        /** Both together, of two shops. */
        public Result and(Result other) {
            Map<String, Map<JobKind, Integer>> both = new TreeMap<>(calls);
            other.calls.forEach((method, by) -> both.merge(method, by, CallBench::sum));
            return new Result(
                    both,
                    sum(fewest, other.fewest),
                    sum(emptyPolls, other.emptyPolls),
                    writes + other.writes,
                    causes + other.causes,
                    notHeardOf + other.notHeardOf,
                    sum(events, other.events),
                    violation.or(other::violation));
        }
    }

    private static <K> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
        Map<K, Integer> sum = new HashMap<>(one);
        other.forEach((key, number) -> sum.merge(key, number, Integer::sum));
        return sum;
    }

    private void forgetCounts() {
        log.forgetCounts();
        fewest.clear();
        causesBefore = world.causes().causes();
        writesBefore = world.causes().writes();
    }

    /** @param atOnce so many events happen at one moment; then there is rest, until the next ones */
    public void trade(int events, int atOnce) {
        for (int done = 0; done < events; done += atOnce) {
            happens(() -> {
                for (int i = 0; i < atOnce; i++) {
                    trade.event();
                }
            });
        }
    }

    /** A receipt of one unit of each of so many products, all in one place and at once. */
    public void receiveAtOnce(int products) {
        LocationId at = world.warehouses().keySet().iterator().next();
        List<ProductId> received = world.assortment().products().subList(0, products);
        happens(() -> received.forEach(product ->
                world.odoo().floor().receives(1, product, world.warehouses().get(at))));
    }

    private void happens(Runnable acts) {
        Moment before = Optional.ofNullable(last).orElseGet(() -> Moment.of(world));
        acts.run();
        world.causes().look();
        Moment after = Moment.of(world);
        rests();
        last = Moment.of(world);
        FewestCalls.of(before, after, last).forEach((method, calls) -> fewest.merge(method, calls, Integer::sum));
    }

    /** What was counted; then both sides are compared as a person would ask for, and have to agree. */
    public Result result() {
        Map<String, Map<JobKind, Integer>> calls = new TreeMap<>();
        log.calls().forEach((method, by) -> calls.put(method, Map.copyOf(by)));
        Map<String, Integer> emptyPolls = new TreeMap<>(log.emptyPolls());
        int writes = world.causes().writes() - writesBefore;
        int causes = world.causes().causes() - causesBefore;
        int notHeardOf = world.causes().apart().size();
        world.person()
                .controls(shop -> Uni.createFrom().voidItem())
                .compare(World.SHOP, "the benchmark")
                .await()
                .indefinitely();
        rests();
        world.oracle().everythingAgrees();
        world.oracle().everyUnitLeftOnce();
        return new Result(
                calls, Map.copyOf(fewest), emptyPolls, writes, causes, notHeardOf, trade.happened(), world.violation());
    }

    private void rests() {
        long changes = -1;
        Instant restSince = world.time().now();
        for (int rounds = 0; rounds < ROUNDS_MAX; rounds++) {
            if (Duration.between(restSince, world.time().now()).compareTo(REST) >= 0) {
                return;
            }
            if (!world.works()) {
                waits();
            }
            long now = world.shopify().changes() + world.odoo().changes();
            if (now != changes || world.books().busy()) {
                changes = now;
                restSince = world.time().now();
            }
        }
        world.violated("no rest: " + world.books().unfinished());
    }

    private void waits() {
        Instant now = world.time().now();
        long millis = world.nextDue()
                .map(due -> Duration.between(now, due).toMillis())
                .orElse(1_000L);
        world.goesOn((int) Math.max(1, Math.min(1_000, millis)));
    }
}
