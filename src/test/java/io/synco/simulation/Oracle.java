package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Account.Building;
import io.synco.simulation.Account.Sold;
import io.synco.simulation.Account.Went;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must always hold, by the account of units; it shares no term with the target. */
final class Oracle {
    /**
     * What the product has read when it plans.
     *
     * @param at when it read Odoo
     * @param sales as the last poll of the orders began
     * @param later as its last page was read: an order is told as it stood at some moment in between
     * @param as what each part was promised as
     * @param edits by hand, of each level
     * @param split locations that divided their stock then
     * @param booked what came and went on Shopify and is to be booked in Odoo, or is
     */
    private record Heard(
            Instant at,
            Building building,
            Map<Sold, Part> sales,
            Map<Sold, Part> later,
            Map<Sold, Map<ProductId, Quantity>> as,
            Map<LevelId, Integer> edits,
            Set<LocationId> split,
            Map<Account.Place, Quantity> booked) {
        Heard page(Map<Sold, Part> now) {
            return new Heard(at, building, sales, now, as, edits, split, booked);
        }

        /** Of what is told: where it may have been either, that which wants less. */
        Map<Sold, Part> told() {
            Map<Sold, Part> told = new LinkedHashMap<>(sales);
            told.replaceAll((sold, part) -> {
                Part last = later.getOrDefault(sold, part);
                return last.open() + last.fulfilled() < part.open() + part.fulfilled() ? last : part;
            });
            return told;
        }
    }

    /** @param sentAt the first time: its rows stay the same from then on */
    private record Carried(Heard heard, Instant sentAt) {}

    private final World world;
    private final Unbooked unbooked;
    private final Account account;
    private final Map<LevelId, Integer> edits = new HashMap<>();
    private final Map<LevelId, Integer> timesEdited = new HashMap<>();
    private final Map<UUID, Carried> carried = new HashMap<>();
    private final Map<Process, Heard> heard = new HashMap<>();
    private final Crossings crossings;
    private final Unfulfilled unfulfilled;
    private Map<LevelId, LevelState> before = Map.of();

    Oracle(World world) {
        this.world = world;
        this.unbooked = new Unbooked(world);
        this.account = new Account(world, unbooked);
        this.crossings = new Crossings(world, account);
        this.unfulfilled = new Unfulfilled(world, account);
    }

    // ---- what it hears of

    void goesLive() {
        account.beginsToCount();
        world.causes().look();
    }

    /** What an act of another channel reserved or set free at a location's warehouse. */
    void othersReserve(ProductId product, LocationId location, Runnable act) {
        account.othersReserve(product, location, act);
    }

    /** A return of units that Shopify counts as fulfilled. */
    void bringsBack(OrderId order, LocationId location, ProductId product, Quantity units) {
        account.bringsBack(order, location, product, units);
    }

    /** Whether Shopify counts what left for this order here as fulfilled; empty where it counts a part of it. */
    Optional<Boolean> counts(OrderId order, LocationId at) {
        return account.counts(order, at);
    }

    /** A return of units that Shopify does not count as fulfilled: their order wants them again. */
    void undone(OrderId order, LocationId location, Map<ProductId, Quantity> units) {
        crossings.undone(order, location, units);
        unfulfilled.cameBack(order, units);
    }

    /** A fulfilment of this order is cancelled on Shopify. */
    void unfulfils(OrderId order, Runnable act) {
        unfulfilled.cancels(order, act);
    }

    void settingsChanged() {
        account.settingsChanged();
    }

    boolean wasBefore(OrderId order) {
        return account.wasBefore(order);
    }

    /** What came in by an event that is switched off. */
    void withholds(ProductId product, LocationId location, long units) {
        account.withholds(product, location, units);
    }

    void edited(LevelId level, int by) {
        edits.merge(level, by, Integer::sum);
        unbooked.edited(level, by);
        if (by != 0 && !world.shares(level.location()).isEmpty()) {
            // Of levels that split, the causes see what is left for all of them only.
            world.causes().isTouched(level, 1);
        }
        timesEdited.merge(level, 1, Integer::sum);
    }

    /** By hand, or by orders whose units came back, or did not, without anything that a fulfilment explains. */
    int timesEdited(LevelId level) {
        return timesEdited.getOrDefault(level, 0)
                + account.sales().values().stream()
                        .filter(part -> part.level().equals(level))
                        .mapToInt(part -> part.lost() + part.returned())
                        .sum();
    }

    /** What a process stored and did not send any more, the next one sends with what it was planned from. */
    void inherits(Process heir, Process dead) {
        if (dead != null && heard.containsKey(dead)) {
            heard.put(heir, heard.get(dead));
        }
    }

    /** Each first sending of a write is bound to what it was planned from, whatever becomes of the call. */
    void sends(Process process, Method method, Object[] arguments) {
        if (method.getName().equals("setOnHand")) {
            carried.putIfAbsent(
                    ((SetOnHand) arguments[1]).key(),
                    new Carried(heard.get(process), world.time().now()));
        }
    }

    void before(Process process, Method method, Object[] arguments) {
        if (world.scenario().forbids(method.getName())) {
            world.violated(method.getName() + " was called, which a rule forbids");
        }
        switch (method.getName()) {
            case "quants" -> heard.put(process, heard(world.time().now(), account.building()));
            case "ordersChanged" -> {
                Heard known = heard.get(process);
                if (known != null) {
                    heard.put(
                            process,
                            arguments[2] == null
                                    ? heard(known.at(), known.building().with(toldSince(known)))
                                    : known.page(account.sales()));
                }
            }
            case "deliveries" -> crossings.deliveriesAreRead(process);
            case "fulfil" -> {
                crossings.beforeFulfilment();
                unfulfilled.beforeFulfilment();
            }
            case "setOnHand" -> before = new HashMap<>(world.shopify().levels());
            default -> {}
        }
    }

    private Heard heard(Instant at, Building building) {
        Map<Sold, Part> sales = account.sales();
        Map<Sold, Map<ProductId, Quantity>> as = new HashMap<>();
        sales.forEach((sold, part) -> as.put(sold, world.recipes().of(sold, part)));
        return new Heard(at, building, sales, sales, as, Map.copyOf(edits), split(), Map.copyOf(unbooked.told()));
    }

    /** Orders tell of restocks and losses too. */
    private Map<Account.Place, Quantity> toldSince(Heard known) {
        Map<Account.Place, Quantity> since = new HashMap<>(unbooked.told());
        known.booked().forEach((place, units) -> since.merge(place, units.negated(), Quantity::plus));
        return since;
    }

    private Set<LocationId> split() {
        return world.warehouses().keySet().stream()
                .filter(at -> !world.shares(at).isEmpty())
                .collect(Collectors.toSet());
    }

    void after(Process process, Method method, Object[] arguments) {
        if (method.getName().equals("fulfil")) {
            crossings.afterFulfilment(process);
            unfulfilled.afterFulfilment();
        }
        if (method.getName().equals("setOnHand")) {
            SetOnHand call = (SetOnHand) arguments[1];
            call.rows().forEach(row -> written(row, carried.get(call.key())));
        }
        if (world.causes().areCounted(method.getName())) {
            world.causes().look();
        } else {
            world.causes().lookAway();
        }
    }

    // ---- what must hold

    private void written(SetRow row, Carried carried) {
        LevelState was = before.get(row.level());
        LevelState is = world.shopify().level(row.level());
        if (was == null || is.onHand() == was.onHand()) {
            return;
        }
        world.note("SyncO wrote " + row.level() + " " + was.onHand() + " -> " + is.onHand() + ", available "
                + was.available() + " -> " + is.available());
        world.causes().written(row.level());
        // A rise to nothing that could be sold sells nothing, though locations that share have more than is left.
        if (is.onHand() > was.onHand() && is.available() > 0) {
            nothingSoldIsSoldAgain(row.level(), carried);
        }
    }

    /**
     * Property 1: no write raises available above what is left: of Odoo as it stood in the snapshot, after the sales of this item at the
     * moment it lands, those of others as of the last poll of the orders. What was given back on Shopify since that poll is not its
     * doing. Locations that split their stock have it together. Where an item was linked to something else in those seconds, or other
     * stock counted with its location, what it was made of, or what was counted, at the first or the last of their moments will do.
     */
    private void nothingSoldIsSoldAgain(LevelId level, Carried carried) {
        Heard planned = carried.heard();
        Set<LevelId> together = planned.split().contains(level.location()) ? together(level) : Set.of(level);
        Map<Sold, Part> sales = planned.told();
        account.sales().forEach((sold, part) -> {
            if (together.contains(part.level())) {
                sales.put(sold, part);
            }
        });
        int givenBack = 0;
        int available = 0;
        for (LevelId each : together) {
            int edited = edits.getOrDefault(each, 0) - planned.edits().getOrDefault(each, 0);
            givenBack += Math.max(0, edited);
            available += Math.max(0, world.shopify().level(each).available());
        }
        Map<Sold, Integer> takenOff = new HashMap<>();
        for (Map.Entry<Sold, Part> sold : sales.entrySet()) {
            Part then = planned.sales().get(sold.getKey());
            if (then != null && together.contains(then.level())) {
                int off = takenOff(then, sold.getValue());
                takenOff.put(sold.getKey(), off);
                givenBack += off + sold.getValue().returned() - then.returned();
            }
        }
        ToIntFunction<Map.Entry<Sold, Part>> demand =
                sold -> account.demand(sold.getKey(), sold.getValue()) + takenOff.getOrDefault(sold.getKey(), 0);
        int left = Stream.of(planned.building(), planned.building().withAnnexAt(world.annexAt()))
                .flatMap(building -> world.recipes().between(level.item(), planned.at(), carried.sentAt()).stream()
                        .flatMap(recipe -> Stream.of(
                                account.left(level, recipe, building, account.wanting(sales, demand)),
                                account.left(level, recipe, building, account.wanting(sales, demand, as(planned))))))
                .max(Integer::compare)
                .orElseThrow();
        if (available - givenBack > Math.max(0, left)) {
            world.violated("a write raised " + level + " to "
                    + world.shopify().level(level).available() + " available, "
                    + (together.size() > 1 ? available + " with those that share, " : "") + "and only " + left
                    + " are left" + (givenBack > 0 ? ", " + givenBack + " given back since" : ""));
            explain(level);
        }
    }

    private Function<Map.Entry<Sold, Part>, Map<ProductId, Quantity>> as(Heard planned) {
        return sold -> planned.as().getOrDefault(sold.getKey(), world.recipes().of(sold.getKey(), sold.getValue()));
    }

    private Set<LevelId> together(LevelId level) {
        Set<LevelId> together = new TreeSet<>(Set.of(level));
        world.shares(level.location()).keySet().forEach(at -> together.add(new LevelId(level.item(), at)));
        return together;
    }

    /** Restocked, or moved to another location. */
    private static int takenOff(Part then, Part now) {
        int gone = total(then) - total(now);
        return now.restocked() - then.restocked() + Math.max(0, gone);
    }

    private static int total(Part part) {
        return part.open() + part.fulfilled() + part.restocked() + part.lost();
    }

    /** At rest, while some of it is withheld until a person decides: no more can be sold than what is left. */
    void nothingIsOversold() {
        for (LevelId level : world.linkedLevels()) {
            LevelState state = world.shopify().level(level);
            if (world.shares(level.location()).isEmpty()
                    && state.available() + state.held() > Math.max(forSale(level), -state.committed())) {
                world.violated("at rest, with some withheld, " + level + " has " + state.available() + " available and "
                        + state.held() + " held, and only " + account.left(level) + " are left, of which "
                        + world.keptBack().at(level) + " are to be kept back");
                explain(level);
            }
        }
    }

    /** Property 3, at rest: what can be sold is what is left, less what is kept back from sale. */
    void everythingAgrees() {
        for (LevelId level : world.levels()) {
            if (!world.shares(level.location()).isEmpty()) {
                sharesAgree(level);
                continue;
            }
            LevelState state = world.shopify().level(level);
            int sellable = Math.max(forSale(level), -state.committed());
            if (state.available() + state.held() != sellable) {
                world.violated("at rest " + level + " has " + state.available() + " available and " + state.held()
                        + " held, and " + account.left(level) + " are left, of which "
                        + world.keptBack().at(level) + " are to be kept back");
                explain(level);
            }
        }
    }

    /**
     * Locations that split have together what is left, and none could give one to another without becoming the poorer for its weight
     * (Sainte-Laguë); each keeps its buffer back of its part. Where one of them owes, the others wait.
     */
    private void sharesAgree(LevelId level) {
        Map<LocationId, Integer> weights = world.shares(level.location());
        Map<LevelId, Integer> has = new TreeMap<>();
        weights.keySet().forEach(at -> {
            LevelState state = world.shopify().level(new LevelId(level.item(), at));
            has.put(new LevelId(level.item(), at), state.available() + state.held());
        });
        int left = account.left(level);
        boolean owes = left < 0 || has.values().stream().anyMatch(units -> units < 0);
        int all = has.values().stream().mapToInt(Integer::intValue).sum();
        if (owes ? all > Math.max(0, left) : !isDivided(List.copyOf(has.keySet()), has, left, new TreeMap<>())) {
            world.violated("at rest item " + level.item() + " has " + has + " available by " + weights + ", and " + left
                    + " are left");
            has.keySet().forEach(this::explain);
        }
    }

    private void explain(LevelId level) {
        world.note(world.books().reckoned(level));
        world.note(account.inWords(level));
    }

    /** Whether there is a fair division that leaves each what it has, less its buffer. @param parts of those looked at so far */
    private boolean isDivided(
            List<LevelId> levels, Map<LevelId, Integer> has, int left, Map<LocationId, Integer> parts) {
        if (levels.isEmpty()) {
            return left == 0 && isFair(parts);
        }
        LevelId level = levels.get(0);
        int buffer = world.keptBack().at(level);
        int sells = has.get(level);
        return IntStream.rangeClosed(sells > 0 ? sells + buffer : 0, sells + buffer)
                .anyMatch(part -> {
                    Map<LocationId, Integer> with = new TreeMap<>(parts);
                    with.put(level.location(), part);
                    return isDivided(levels.subList(1, levels.size()), has, left - part, with);
                });
    }

    private boolean isFair(Map<LocationId, Integer> parts) {
        return parts.keySet().stream()
                .allMatch(poor -> parts.keySet().stream().allMatch(rich -> {
                    Map<LocationId, Integer> weights = world.shares(poor);
                    return (2 * parts.get(poor) + 1) * weights.get(rich)
                            >= (2 * parts.get(rich) - 1) * weights.get(poor);
                }));
    }

    /** What Odoo is to follow it has followed, once. */
    void everythingIsBooked() {
        unbooked.everythingIsBooked();
    }

    /** Less what is kept back; a debt is not made deeper by it. */
    int forSale(LevelId level) {
        return forSale(level, account.left(level));
    }

    /** Once Odoo has been told of what every order wants. */
    int forSaleOnceTold(LevelId level) {
        return forSale(level, account.leftOnceTold(level));
    }

    private int forSale(LevelId level, int left) {
        return left - Math.min(world.keptBack().at(level), Math.max(0, left));
    }

    /**
     * Property 2, at rest: what has left the building for an order is fulfilled on Shopify, each unit once. Units that left and were
     * cancelled afterwards, or that a person sent beyond the order, no fulfilment can tell of, nor can it of a part of a kit; and what a
     * cancelled fulfilment told is not told again.
     */
    void everyUnitLeftOnce() {
        for (StoreOrder order : world.shopify().allOrders()) {
            everyUnitLeftOnce(order, account.ofOrder(order.id()));
        }
    }

    /** Over all its locations: units that left for one and then moved to another are fulfilled there. */
    private void everyUnitLeftOnce(StoreOrder order, Map<Sold, Part> parts) {
        Map<Went, Quantity> spare = new LinkedHashMap<>();
        account.byProduct(parts, sold -> account.fulfilled(sold.getKey(), sold.getValue()))
                .forEach((went, fulfilled) ->
                        spare.put(went, account.delivered(went).minus(fulfilled)));
        Map<ProductId, Quantity> everywhere = new HashMap<>();
        spare.forEach((went, units) -> everywhere.merge(went.product(), units, Quantity::plus));
        everywhere.forEach((product, units) -> {
            if (units.signum() < 0
                    && !world.scenario().has(Kind.FULFILLED_OFF)
                    && !world.scenario().has(Kind.OTHER_DOCUMENTS)
                    && !world.scenario().has(Kind.RULES_SWITCHED)
                    && !world.books().waitsForAPerson(order.id())) {
                world.violated(order.name() + ": " + units.negated() + " of product " + product
                        + " fulfilled on Shopify, and not gone from Odoo");
            }
        });
        Map<Went, Quantity> wanted = account.byProduct(parts, sold -> account.demand(sold.getKey(), sold.getValue()));
        parts.forEach((sold, part) -> {
            if (part.open() > 0
                    && !world.scenario().has(Kind.DELIVERED_OFF)
                    && !world.scenario().has(Kind.RULES_SWITCHED)
                    && !world.recipes().of(sold, part).isEmpty()
                    && world.recipes().of(sold, part).entrySet().stream()
                            .allMatch(component -> sparedFor(sold, component.getKey(), spare, wanted)
                                            .minus(unfulfilled.units(order.id(), component.getKey()))
                                            .compareTo(component.getValue())
                                    >= 0)) {
                world.violated(order.name() + ": a unit of line " + sold.line() + " at " + sold.location()
                        + " is gone from Odoo, and not fulfilled on Shopify");
            }
        });
    }

    /**
     * What left at a part's own location, and at others beyond what they want: half a kit that left there is no other line's. What left
     * beyond everything that is wanted no fulfilment can tell of.
     */
    private Quantity sparedFor(Sold sold, ProductId product, Map<Went, Quantity> spare, Map<Went, Quantity> wanted) {
        Quantity units = Quantity.ZERO;
        for (Map.Entry<Went, Quantity> one : spare.entrySet()) {
            Went went = one.getKey();
            if (went.product().equals(product)) {
                Quantity beyond =
                        account.delivered(went).minus(wanted.get(went)).max(Quantity.ZERO);
                units = units.plus(
                        went.location().equals(world.site(sold.location()))
                                ? one.getValue()
                                : one.getValue().min(beyond));
            }
        }
        Went own = new Went(sold.order(), world.site(sold.location()), product);
        Quantity left = account.delivered(own).minus(wanted.get(own)).max(Quantity.ZERO);
        return units.minus(left);
    }
}
