package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.bench.Section;
import io.synco.demo.Table;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sync.port.Charges;
import io.synco.sync.port.Charges.Amount;
import io.synco.sync.port.Charges.Extra;
import io.synco.sync.port.Charges.Goods;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code ./synco bench odoo}: counts the HTTP calls that the product's own client makes of the Odoo double of each version, and measures
 * how fast it takes the change feed; writes its section of docs/performance.md.
 */
public final class OdooBench {
    private static final ShopId SHOP = new ShopId(1);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PRODUCTS = 1_000;
    private static final int ORDERS = 100;
    /** As the product's feed asks for them. */
    private static final int PAGE = 1_000;

    private static final int ROUNDS = 15;

    private final ScriptedHttp http = new ScriptedHttp();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final OdooSandbox sandbox;
    private final OdooPort odoo;
    private final List<ProductId> products = new ArrayList<>();
    private final Set<StockLocationId> places = new HashSet<>();
    private final Set<DocumentRef> documents = new HashSet<>();
    private int made;

    private OdooBench(Release release) {
        sandbox = OdooSandbox.start(0, OdooOptions.of(release));
        http.between(this::counted);
        odoo = new OdooAdapter(new Rpc(http, new OdooDefaults()), OneAccount.of(sandbox), new OdooDefaults());
    }

    /** Arguments: the file to write, and the commit that is measured. */
    public static void main(String[] arguments) throws IOException {
        List<Result> results = new ArrayList<>();
        for (Release release : Release.values()) {
            say("Odoo " + release.serie() + " ...");
            OdooBench bench = new OdooBench(release);
            try {
                results.add(bench.run(release));
            } finally {
                bench.sandbox.close();
            }
        }
        new Section("## Calls of an Odoo, and how fast its changes are taken\n", "odoo.md")
                .write(Path.of(arguments[0]), arguments[1], figures(results));
        System.exit(0);
    }

    /**
     * @param calls by what was done, and by the model's method
     * @param perSecond moves that the client reads and understands; of pages from the double, and of one kept in memory
     */
    private record Result(
            Release release, Map<String, Map<String, Integer>> calls, double fromDouble, double fromMemory) {
        int calls(String done) {
            return calls.get(done).values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private Result run(Release release) {
        furnish();
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        counts.put("orders at Odoo's prices", counting(() -> orders(false)));
        counts.put("orders at Shopify's prices", counting(() -> orders(true)));
        counts.put("snapshot", counting(this::snapshot));
        Instant now = wait(odoo.movesChanged(SHOP, Instant.EPOCH, 10 * PAGE))
                .latest()
                .orElseThrow()
                .plusSeconds(60);
        counts.put("poll without changes", counting(() -> wait(odoo.movesChanged(SHOP, now, PAGE))));
        return new Result(release, counts, feed(false), feed(true));
    }

    private void furnish() {
        sandbox.warehouse("Second warehouse", "WH2");
        sandbox.bin("WH", "A");
        sandbox.bin("WH2", "B");
        List<String> names = List.of("WH", "WH2", "WH/Stock/A", "WH2/Stock/B");
        names.forEach(name -> places.add(new StockLocationId(sandbox.location(name))));
        for (int i = 0; i < PRODUCTS; i++) {
            String sku = "SKU-" + i;
            products.add(new ProductId(sandbox.product(sku, "Product " + i)));
            names.forEach(name -> sandbox.counts(50, sku, name));
        }
    }

    private void snapshot() {
        Set<ProductId> all = new HashSet<>(products);
        wait(odoo.documentMoves(SHOP, documents));
        wait(odoo.quants(SHOP, all, places));
        wait(odoo.reservations(SHOP, all, places));
        wait(odoo.documentMoves(SHOP, documents));
    }

    /** Of two lines each, one after the other, as the worker posts them. */
    private void orders(boolean priced) {
        for (int i = 0; i < ORDERS; i++) {
            String id = "__synco__.bench" + ++made;
            List<SalesOrderLine> lines = new ArrayList<>();
            for (int line = 0; line < 2; line++) {
                lines.add(new SalesOrderLine(
                        id + "_l" + line, products.get((2 * i + line) % PRODUCTS), Quantity.of(2), "A product"));
            }
            SavedOrder saved = wait(odoo.saveOrder(
                    SHOP,
                    Permit.ALWAYS,
                    new SalesOrder(
                            id,
                            "#" + made,
                            new WarehouseId(1),
                            lines,
                            false,
                            DocumentKind.SALES_ORDER,
                            priced ? Optional.of(charges(lines)) : Optional.empty(),
                            Optional.empty())));
            if (!saved.confirmed() || !saved.remarks().isEmpty()) {
                throw new IllegalStateException(saved.toString());
            }
            documents.add(new DocumentRef(id, saved.odooId(), saved.group()));
        }
    }

    /** With shipping, without discount and taxes. */
    private static Charges charges(List<SalesOrderLine> lines) {
        BigDecimal unit = new BigDecimal("9.50");
        List<Goods> goods = lines.stream()
                .map(line -> new Goods(line.externalId(), unit, amount("19.00")))
                .toList();
        return new Charges("USD", true, goods, List.of(new Extra(Charges.SHIPPING, "Parcel", amount("4.90"))));
    }

    private static Amount amount(String price) {
        return new Amount(new BigDecimal(price), BigDecimal.ZERO, List.of());
    }

    /** Median over rounds, after a warm-up of as many. @param memory the double answers once; then the same answer comes from memory */
    private double feed(boolean memory) {
        Map<String, HttpAnswer> kept = new HashMap<>();
        http.between((call, onward) -> {
            String key = ScriptedHttp.name(call);
            return memory && kept.containsKey(key)
                    ? Uni.createFrom().item(kept.get(key))
                    : onward.apply(call).invoke(answer -> kept.put(key, answer));
        });
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long begin = System.nanoTime();
            ChangedMoves page = wait(odoo.movesChanged(SHOP, Instant.EPOCH, PAGE));
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (round >= ROUNDS) {
                rates.add((page.done().size() + page.open().size()) / seconds);
            }
        }
        http.between(this::counted);
        return rates.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private Map<String, Integer> counting(Runnable work) {
        calls.clear();
        work.run();
        return new TreeMap<>(calls);
    }

    private Uni<HttpAnswer> counted(HttpCall call, Function<HttpCall, Uni<HttpAnswer>> onward) {
        calls.merge(ScriptedHttp.name(call), 1, Integer::sum);
        return onward.apply(call);
    }

    private static <T> T wait(Uni<T> call) {
        return call.await().atMost(LIMIT);
    }

    private static Map<String, String> figures(List<Result> results) {
        Table together = new Table("calls", "16", "17", "18", "19");
        row(together, "snapshot: 1,000 products, 4 locations, 200 open orders", results, "snapshot", 1);
        row(together, "100 orders at Odoo's prices", results, "orders at Odoo's prices", 1);
        row(together, "100 orders at Shopify's prices, with shipping", results, "orders at Shopify's prices", 1);
        row(together, "a poll without changes", results, "poll without changes", 1);
        Table feed = new Table("moves per second", "16", "17", "18", "19");
        feed.row(cells("read from the double", results, Result::fromDouble));
        feed.row(cells("the same answer from memory", results, Result::fromMemory));
        Result newest = results.get(results.size() - 1);
        Table one = new Table("call of Odoo 19", "snapshot", "100 orders at Odoo's prices", "100 at Shopify's");
        Set<String> names = new java.util.TreeSet<>();
        newest.calls().values().forEach(by -> names.addAll(by.keySet()));
        for (String name : names) {
            one.row(
                    "`" + name + "`",
                    of(newest, "snapshot", name),
                    of(newest, "orders at Odoo's prices", name),
                    of(newest, "orders at Shopify's prices", name));
        }
        return Map.of("together", together.toString(), "feed", feed.toString(), "one", one.toString());
    }

    private static String of(Result result, String done, String name) {
        return String.valueOf(result.calls().get(done).getOrDefault(name, 0));
    }

    private static void row(Table table, String words, List<Result> results, String done, int times) {
        table.row(cells(words, results, result -> (double) times * result.calls(done)));
    }

    private static String[] cells(String words, List<Result> results, Function<Result, Double> figure) {
        List<String> cells = new ArrayList<>(List.of(words));
        results.forEach(result -> cells.add(String.format(Locale.ROOT, "%,.0f", figure.apply(result))));
        return cells.toArray(String[]::new);
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
