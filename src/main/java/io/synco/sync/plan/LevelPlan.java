package io.synco.sync.plan;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Apportionment;
import io.synco.stock.Buffer;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.ProductTerms.Booking;
import io.synco.stock.ProductTerms.Claim;
import io.synco.stock.ProductTerms.Exclusion;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.plan.DocumentFlow.Fulfilled;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pure: from what we know of the orders and one snapshot of Odoo to what each level's on_hand should be. */
public final class LevelPlan {
    private final Books books;
    private final Snapshot snapshot;
    private final Map<At, ProductTerms> reckoned = new HashMap<>();

    private final Map<At, List<Promise>> promises;
    private final Map<Ordered, List<Promise>> ofOrder;
    private final Map<At, List<Withheld>> withheld;
    private final Map<At, List<Pending>> pending;
    private final Map<Moved, List<Move>> moves;
    private final Map<ProductId, List<Stock>> quants;
    private final Map<ProductId, List<Reservation>> reservations;

    private LevelPlan(Books books, Snapshot snapshot) {
        this.books = books;
        this.snapshot = snapshot;
        promises = grouped(books.promises(), promise -> new At(promise.mapping(), promise.product()));
        ofOrder = grouped(books.promises(), promise -> new Ordered(promise.order(), promise.product()));
        withheld = grouped(books.withheld(), one -> new At(one.mapping(), one.product()));
        pending = grouped(books.pending(), one -> new At(one.mapping(), one.product()));
        moves = grouped(snapshot.moves(), move -> new Moved(move.document(), move.product()));
        quants = grouped(snapshot.quants(), Stock::product);
        reservations = grouped(snapshot.reservations(), Reservation::product);
    }

    private static <K, V> Map<K, List<V>> grouped(List<V> rows, Function<V, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    /**
     * @param editedDown taken off by hand on Shopify and not answered yet
     * @param wantedRev the revision that this plan answers; what changes later stays dirty
     * @param split all Shopify locations that split the mapping's stock, this one too; empty where nothing is split
     */
    public record DirtyLevel(
            LevelId level,
            MappingId mapping,
            Buffer buffer,
            int open,
            int editedDown,
            Optional<Integer> expected,
            long wantedRev,
            Map<ProductId, Quantity> recipe,
            List<Sharer> split) {
        public DirtyLevel {
            split = List.copyOf(split);
        }

        /** Planned for what was wanted up to this revision. */
        public DirtyLevel answering(long rev) {
            return new DirtyLevel(level, mapping, buffer, open, editedDown, expected, rev, recipe, split);
        }

        public DirtyLevel sharedBy(List<Sharer> sharers) {
            return new DirtyLevel(level, mapping, buffer, open, editedDown, expected, wantedRev, recipe, sharers);
        }
    }

    /**
     * An item at one of the locations that split a mapping's stock.
     *
     * @param settled what was wanted of it has been reached: no write of it is due or under way
     * @param expected its on hand, as far as everything that changed it is explained; empty until it was read
     */
    public record Sharer(LocationId location, int weight, int open, boolean settled, Optional<Integer> expected) {}

    /**
     * What one order wants of a product at a mapping.
     *
     * @param document its external id
     * @param name of the order, as a person knows it
     * @param fulfilled of it, what Shopify counts as fulfilled
     * @param elsewhere of that, what by rule other documents in Odoo stand for
     * @param writtenOff of it, what a person has settled; negative: of what was delivered beyond it
     */
    public record Promise(
            String document,
            OrderId order,
            String name,
            MappingId mapping,
            ProductId product,
            Quantity promised,
            Quantity fulfilled,
            Quantity elsewhere,
            Quantity writtenOff) {
        public Promise(
                String document,
                OrderId order,
                String name,
                MappingId mapping,
                ProductId product,
                Quantity promised,
                Quantity fulfilled,
                Quantity elsewhere) {
            this(document, order, name, mapping, product, promised, fulfilled, elsewhere, Quantity.ZERO);
        }

        public Promise writtenOff(Quantity units) {
            return new Promise(document, order, name, mapping, product, promised, fulfilled, elsewhere, units);
        }

        public OrderLine line() {
            return new OrderLine(order, mapping, product);
        }
    }

    /** What identifies a promise. */
    public record OrderLine(OrderId order, MappingId mapping, ProductId product) implements Comparable<OrderLine> {
        @Override
        public int compareTo(OrderLine other) {
            return Comparator.comparing(OrderLine::order)
                    .thenComparing(OrderLine::mapping)
                    .thenComparing(OrderLine::product)
                    .compare(this, other);
        }
    }

    /** Units that must not be sold until a person releases them. */
    public record Withheld(MappingId mapping, ProductId product, Exclusion exclusion) {
        /** Of two moments of one exclusion, the one with fewer units. */
        public Withheld less(Withheld other) {
            return other.exclusion.units().compareTo(exclusion.units()) < 0 ? other : this;
        }
    }

    /**
     * What is known on our side.
     *
     * @param promises for an order over several mappings also those at the others
     * @param sets each mapping's Odoo locations, children included
     * @param pending what is certainly not in the snapshot; levels of what may be are not planned
     */
    public record Books(
            List<DirtyLevel> levels,
            List<Promise> promises,
            List<Withheld> withheld,
            Map<MappingId, Set<StockLocationId>> sets,
            List<Pending> pending) {
        /** Where nothing is to be booked. */
        public Books(
                List<DirtyLevel> levels,
                List<Promise> promises,
                List<Withheld> withheld,
                Map<MappingId, Set<StockLocationId>> sets) {
            this(levels, promises, withheld, sets, List.of());
        }
    }

    /** A change on Shopify that Odoo is still to have. */
    public record Pending(MappingId mapping, ProductId product, Booking booking) {}

    /**
     * What Odoo said, all of one time.
     *
     * @param told deliveries that Shopify counts as fulfilled
     */
    public record Snapshot(List<Stock> quants, List<Reservation> reservations, List<Move> moves, Set<Long> told) {
        public Set<Long> pickings() {
            return moves.stream().flatMap(move -> move.picking().stream()).collect(Collectors.toSet());
        }
    }

    public record Planned(DirtyLevel level, Target target) {
        /** Positive raises what can be sold. */
        public int change() {
            return target.onHand() - level.expected().orElse(target.onHand());
        }
    }

    /** A product at a mapped set. */
    private record At(MappingId mapping, ProductId product) {}

    private record Ordered(OrderId order, ProductId product) {}

    private record Moved(String document, ProductId product) {}

    public static List<Planned> of(Books books, Snapshot snapshot) {
        LevelPlan plan = new LevelPlan(books, snapshot);
        return books.levels().stream()
                .map(level -> new Planned(level, plan.target(level)))
                .toList();
    }

    /** Orders that have everything they want, and whose documents delivered exactly that: they change no target any more. */
    public static Set<OrderId> settled(Books books, Snapshot snapshot) {
        LevelPlan plan = new LevelPlan(books, snapshot);
        Set<OrderId> settled = new HashSet<>();
        books.promises().forEach(promise -> settled.add(promise.order()));
        books.promises().stream()
                .filter(promise -> !promise.promised().equals(promise.fulfilled())
                        || !plan.credited(promise).settled())
                .forEach(promise -> settled.remove(promise.order()));
        return settled;
    }

    /** What of each promise comes right by no event: above zero still owed, below zero delivered beyond it. */
    public static Map<OrderLine, Quantity> unsettled(Books books, Snapshot snapshot) {
        LevelPlan plan = new LevelPlan(books, snapshot);
        Map<OrderLine, Quantity> unsettled = new HashMap<>();
        for (Promise promise : books.promises()) {
            List<Promise> together = plan.ofOrder.get(new Ordered(promise.order(), promise.product()));
            unsettled.put(
                    promise.line(), OrderTerms.unsettled(together, plan::flow).get(promise.mapping()));
        }
        return unsettled;
    }

    private Target target(DirtyLevel level) {
        List<ComponentTerms> components = new ArrayList<>();
        level.recipe()
                .forEach((product, perItem) ->
                        components.add(new ComponentTerms(perItem, terms(new At(level.mapping(), product)))));
        Target whole = new Target(components, Optional.empty(), level.buffer(), level.open(), level.editedDown());
        return level.split().isEmpty()
                ? whole
                : new Target(
                        components,
                        Optional.of(share(level, whole.whole())),
                        level.buffer(),
                        level.open(),
                        level.editedDown());
    }

    /** What can be sold goes by weight; a debt goes to the locations that have something to get. */
    private static Share share(DirtyLevel level, int whole) {
        List<Sharer> sharers = level.split();
        List<Integer> weights = sharers.stream()
                .map(sharer -> whole < 0 ? sharer.open() : sharer.weight())
                .toList();
        int[] parts = Apportionment.of(Math.abs(whole), weights);
        int all = sharers.stream().mapToInt(Sharer::weight).sum();
        for (int i = 0; i < parts.length; i++) {
            if (sharers.get(i).location().equals(level.level().location())) {
                return new Share(
                        whole < 0 ? -parts[i] : parts[i], sharers.get(i).weight(), all);
            }
        }
        throw new IllegalArgumentException("Level " + level.level() + " does not share in its own mapping");
    }

    private ProductTerms terms(At set) {
        ProductTerms known = reckoned.get(set);
        if (known == null) {
            known = new ProductTerms(
                    set.product(),
                    set.mapping(),
                    shelves(set),
                    claims(set),
                    documents(set),
                    exclusions(set),
                    bookings(set));
            reckoned.put(set, known);
        }
        return known;
    }

    private List<Shelf> shelves(At set) {
        return quants.getOrDefault(set.product(), List.of()).stream()
                .filter(stock -> locations(set.mapping()).contains(stock.location()))
                .map(stock -> new Shelf(stock.location(), stock.quantity(), stock.reserved()))
                .toList();
    }

    private List<Claim> claims(At set) {
        Set<StockLocationId> inside = locations(set.mapping());
        return reservations.getOrDefault(set.product(), List.of()).stream()
                .filter(reservation -> inside.contains(reservation.at().id()))
                .map(reservation -> new Claim(
                        reservation.reference(),
                        reservation.at().id(),
                        reservation.quantity(),
                        inside.contains(reservation.finalDestination().id())))
                .toList();
    }

    private List<Exclusion> exclusions(At set) {
        return withheld.getOrDefault(set, List.of()).stream()
                .map(Withheld::exclusion)
                .toList();
    }

    private List<Booking> bookings(At set) {
        return pending.getOrDefault(set, List.of()).stream()
                .map(Pending::booking)
                .toList();
    }

    private List<DocumentTerm> documents(At set) {
        return promises.getOrDefault(set, List.of()).stream()
                .map(this::credited)
                .toList();
    }

    private DocumentTerm credited(Promise promise) {
        List<Promise> together = ofOrder.get(new Ordered(promise.order(), promise.product()));
        return OrderTerms.of(together, this::flow).get(promise.mapping());
    }

    private DocumentFlow flow(Promise promise) {
        return DocumentFlow.of(
                moves.getOrDefault(new Moved(promise.document(), promise.product()), List.of()),
                locations(promise.mapping()),
                new Fulfilled(promise.fulfilled(), snapshot.told()));
    }

    private Set<StockLocationId> locations(MappingId mapping) {
        return books.sets().getOrDefault(mapping, Set.of());
    }
}
