package io.synco.bench;

import io.synco.catalog.CatalogKit;
import io.synco.catalog.CatalogProduct;
import io.synco.catalog.KitWiring;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Buffer;
import io.synco.stock.ProductTerms.Exclusion;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Books and a snapshot of a shop with two mapped locations of two bins each, from one seed. Each item is made of products of its own
 * and of its neighbours', so that recipes share components. Each open order is of two items at one location; a third of them have
 * left, two thirds are reserved.
 */
final class LargeShop {
    /** What one item is made of. */
    enum Made {
        PLAIN,
        OF_FIVE,
        /** A kit of two kits and a product. */
        NESTED
    }

    private static final int MAPPINGS = 2;
    private static final int BINS = 2;
    private static final int LINES = 2;
    private static final Place CUSTOMER = new Place(new StockLocationId(5), Usage.CUSTOMER);

    private final int items;
    private final Made made;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Map<ProductId, Quantity>> recipes;
    private final List<Promise> promises = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Reservation> reservations = new ArrayList<>();
    private long numbers;

    private LargeShop(int levels, Made made) {
        this.items = levels / MAPPINGS;
        this.made = made;
        this.recipes = recipes();
    }

    record Given(Books books, Snapshot snapshot) {}

    /** @param exclusions units of products that may not be sold yet */
    static Given of(int levels, int orders, int exclusions, Made made) {
        return new LargeShop(levels, made).given(orders, exclusions);
    }

    private Given given(int orders, int exclusions) {
        for (int order = 1; order <= orders; order++) {
            for (int line = 0; line < LINES; line++) {
                order(order, 1 + order % MAPPINGS, (order * 7 + line) % items);
            }
        }
        Books books = new Books(levels(), promises, withheld(exclusions), sets());
        return new Given(books, new Snapshot(stock(), reservations, moves, Set.of()));
    }

    // ---- recipes

    private List<Map<ProductId, Quantity>> recipes() {
        return switch (made) {
            case PLAIN ->
                items().mapToObj(item -> Map.of(product(item), Quantity.of(1))).toList();
            case OF_FIVE ->
                items().mapToObj(item -> Map.of(
                                product(item), Quantity.of(1),
                                product(item + 1), Quantity.of(2),
                                product(item + 2), Quantity.of(1),
                                product(item + 3), Quantity.of(3),
                                product(item + 4), Quantity.of(1)))
                        .toList();
            case NESTED -> takenApart();
        };
    }

    private List<Map<ProductId, Quantity>> takenApart() {
        List<CatalogKit> kits = new ArrayList<>();
        items().forEach(item -> {
            kits.add(kit(inner(item), line(product(item), 2), line(product(item + 1), 1)));
            kits.add(kit(
                    outer(item), line(inner(item), 2), line(inner((item + 2) % items), 1), line(product(item + 4), 1)));
        });
        Set<ProductId> storable = new HashSet<>(items().mapToObj(this::product).toList());
        Map<ProductId, Map<ProductId, Quantity>> leaves = KitWiring.leaves(kits, storable);
        return items().mapToObj(item -> leaves.get(outer(item))).toList();
    }

    private IntStream items() {
        return IntStream.range(0, items);
    }

    private ProductId product(int item) {
        return new ProductId(1 + item % items);
    }

    private ProductId inner(int item) {
        return new ProductId(items + 1L + item);
    }

    private ProductId outer(int item) {
        return new ProductId(2L * items + 1 + item);
    }

    private static CatalogKit kit(ProductId id, CatalogKit.Line... lines) {
        return new CatalogKit(new CatalogProduct(id, "", "", "Kit " + id), List.of(lines), Optional.empty());
    }

    private static CatalogKit.Line line(ProductId component, int units) {
        return new CatalogKit.Line(component, "Component " + component, Quantity.of(units), Quantity.of(1));
    }

    // ---- our books

    private List<DirtyLevel> levels() {
        List<DirtyLevel> levels = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            for (int mapping = 1; mapping <= MAPPINGS; mapping++) {
                levels.add(new DirtyLevel(
                        LevelId.of(1 + item, mapping),
                        new MappingId(mapping),
                        Buffer.NONE,
                        random.nextInt(3),
                        0,
                        Optional.of(random.nextInt(100)),
                        1,
                        recipes.get(item),
                        List.of()));
            }
        }
        return levels;
    }

    private List<Withheld> withheld(int exclusions) {
        return IntStream.range(0, exclusions)
                .mapToObj(number -> new Withheld(
                        new MappingId(1 + number % MAPPINGS),
                        product(number),
                        new Exclusion(number, "a receipt", Quantity.of(1))))
                .toList();
    }

    private static Map<MappingId, Set<StockLocationId>> sets() {
        return Map.of(new MappingId(1), Set.copyOf(bins(1)), new MappingId(2), Set.copyOf(bins(2)));
    }

    private static List<StockLocationId> bins(int mapping) {
        return LongStream.rangeClosed(1, BINS)
                .mapToObj(bin -> new StockLocationId(mapping * 10L + bin))
                .toList();
    }

    // ---- orders and Odoo

    private void order(int order, int mapping, int item) {
        String document = "__synco__.order_" + order + "_m" + mapping;
        int units = 1 + random.nextInt(3);
        boolean left = order % 3 == 0;
        recipes.get(item).forEach((product, perItem) -> {
            Quantity all = perItem.times(units);
            promises.add(new Promise(
                    document,
                    new OrderId(order),
                    "#" + order,
                    new MappingId(mapping),
                    product,
                    all,
                    Quantity.ZERO,
                    Quantity.ZERO));
            Place bin = new Place(bins(mapping).get(0), Usage.INTERNAL);
            moves.add(move(document, product, bin, all, left ? MoveState.DONE : MoveState.ASSIGNED));
            if (!left) {
                reservations.add(new Reservation(product, bin, CUSTOMER, all, "WH/OUT/" + order));
            }
        });
    }

    private Move move(String document, ProductId product, Place bin, Quantity units, MoveState state) {
        long id = ++numbers;
        MoveLine line = new MoveLine(id, state, product, bin, CUSTOMER, units, Instant.EPOCH);
        return new Move(
                id,
                document,
                state,
                product,
                CUSTOMER,
                Optional.empty(),
                Optional.of(id),
                Instant.EPOCH,
                List.of(line));
    }

    private List<Stock> stock() {
        List<Stock> stock = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            for (int mapping = 1; mapping <= MAPPINGS; mapping++) {
                for (StockLocationId bin : bins(mapping)) {
                    stock.add(new Stock(
                            product(item), bin, Quantity.of(random.nextInt(200)), Quantity.of(random.nextInt(10))));
                }
            }
        }
        return stock;
    }
}
