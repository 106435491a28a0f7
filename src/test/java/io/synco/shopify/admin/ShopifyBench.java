package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;

import io.smallrye.mutiny.Uni;
import io.synco.bench.Section;
import io.synco.egress.GuardedHttp;
import io.synco.egress.OpenEgress;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.Call;
import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.synco.shopify.oauth.AccessTokens;
import io.synco.sync.port.ShopifyBulk.Beginning;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress;
import io.synco.sync.port.ShopifyBulk.Reading;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** {@code ./synco bench shopify}: how much of Shopify's cost budget is used, and what 50,000 variants cost to read. */
public final class ShopifyBench implements AutoCloseable {
    private static final Section SECTION = new Section("## Shopify's cost budget\n", "shopify.md");
    private static final String DOMAIN = "bench.myshopify.com";
    private static final int VARIANTS = 50_000;
    private static final int ROWS = 250;
    private static final int PUSHERS = 8;
    private static final double RESTORED_PER_SECOND = 100;
    private static final int LATENCY_MILLIS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final ShopifySandbox sandbox = ShopifySandbox.start(0);
    private final Store store = sandbox.createStore(DOMAIN);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ShopifyPort shopify;
    private final BulkOperations bulk;
    private final List<LevelId> levels;

    private ShopifyBench() {
        ShopifyConfig config = TestConfig.of("id", "secret", sandbox.baseUrlPattern());
        GuardedHttp http = OpenEgress.on(vertx);
        AdminApi api = new AdminApi(
                http, config, new KnownMerchants(DOMAIN), token(), new CostBudget(vertx), new ApiVersion(config));
        shopify = new ShopifyAdmin(api, Time.SYSTEM, sandbox.baseUrlPattern());
        bulk = new BulkOperations(api, http);
        levels = stock();
        store.faults().add(Fault.latency(LATENCY_MILLIS));
    }

    /** Arguments: the file to write, and the commit that is measured. */
    public static void main(String[] arguments) throws IOException {
        try (ShopifyBench bench = new ShopifyBench()) {
            Imported pages = bench.inPages();
            Imported whole = bench.inBulk();
            Used alone = bench.push(false);
            Used together = bench.push(true);
            SECTION.write(
                    Path.of(arguments[0]),
                    arguments[1],
                    Map.of(
                            "budget", table(alone, together),
                            "import", table(pages, whole)));
            System.exit(alone.throttled() + together.throttled() == 0 && alone.share() >= 0.95 ? 0 : 1);
        }
    }

    /**
     * @param points that Shopify charged
     * @param turnedAway calls that we did not make yet, for want of points
     * @param throttled calls that Shopify refused
     */
    private record Used(String what, double seconds, double points, int calls, int turnedAway, long throttled) {
        double share() {
            return points / (seconds * RESTORED_PER_SECOND);
        }
    }

    private record Imported(String how, int variants, double seconds, int calls, double points, long bytes) {}

    // ---- a full push

    /** Of 50,000 levels, into a bucket that others have just emptied. @param withReaders while an import and a comparison read */
    private Used push(boolean withReaders) {
        say("Pushing " + levels.size() + " levels" + (withReaders ? " while others read ..." : " ..."));
        store.calls().clear();
        // Known from here on: the first answer tells what the bucket holds.
        answered(() -> shopify.shop(SHOP), new AtomicInteger());
        store.costBucketHolds(0);
        answered(() -> shopify.shop(SHOP), new AtomicInteger());
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger turnedAway = new AtomicInteger();
        List<CompletableFuture<Void>> readers = withReaders ? readers(over) : List.of();
        double before = store.costPointsTaken();
        long begun = System.nanoTime();
        pushAll(turnedAway);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double points = store.costPointsTaken() - before;
        over.set(true);
        readers.forEach(CompletableFuture::join);
        return new Used(
                withReaders ? "with an import and a comparison" : "alone",
                seconds,
                points,
                store.calls().of("inventorySetQuantities").size(),
                turnedAway.get(),
                throttled());
    }

    private void pushAll(AtomicInteger turnedAway) {
        ConcurrentLinkedQueue<List<LevelId>> calls = new ConcurrentLinkedQueue<>();
        IntStream.iterate(0, from -> from < levels.size(), from -> from + ROWS)
                .forEach(from -> calls.add(levels.subList(from, Math.min(from + ROWS, levels.size()))));
        List<CompletableFuture<Void>> pushers = new ArrayList<>();
        for (int i = 0; i < PUSHERS; i++) {
            pushers.add(CompletableFuture.runAsync(
                    () -> {
                        for (List<LevelId> rows = calls.poll(); rows != null; rows = calls.poll()) {
                            SetOnHand call = call(rows);
                            answered(() -> shopify.setOnHand(SHOP, call), turnedAway);
                        }
                    },
                    threads));
        }
        pushers.forEach(CompletableFuture::join);
    }

    /** As it stands: what is charged does not depend on it. */
    private SetOnHand call(List<LevelId> rows) {
        UUID key = UUID.randomUUID();
        return new SetOnHand(
                key,
                SetOnHand.reference(key),
                rows.stream().map(level -> new SetRow(level, 5, 5)).toList());
    }

    private List<CompletableFuture<Void>> readers(AtomicBoolean over) {
        return List.of(
                CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                answered(() -> shopify.variants(SHOP, null), new AtomicInteger());
                            }
                        },
                        threads),
                CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                answered(
                                        () -> shopify.levels(SHOP, new HashSet<>(levels.subList(0, ROWS))),
                                        new AtomicInteger());
                            }
                        },
                        threads));
    }

    private long throttled() {
        return store.calls().all().stream()
                .map(Call::outcome)
                .filter(outcome -> outcome.contains("THROTTLED"))
                .count();
    }

    // ---- an import

    private Imported inPages() {
        say("Reading " + VARIANTS + " variants page by page ...");
        store.calls().clear();
        double before = store.costPointsTaken();
        long begun = System.nanoTime();
        int variants = 0;
        String after = null;
        do {
            String from = after;
            ShopifyPort.Page<ShopifyPort.Variant> page =
                    answered(() -> shopify.variants(SHOP, from), new AtomicInteger());
            variants += page.rows().size();
            after = page.next().orElse(null);
        } while (after != null);
        return imported("page by page", variants, begun, before, 0);
    }

    private Imported inBulk() {
        say("Reading " + VARIANTS + " variants by a bulk operation ...");
        store.calls().clear();
        double before = store.costPointsTaken();
        long begun = System.nanoTime();
        AtomicInteger waits = new AtomicInteger();
        String operation = ((Beginning.Begun) answered(() -> bulk.begin(SHOP, Content.CATALOGUE), waits)).operation();
        Progress progress = answered(() -> bulk.look(SHOP, operation), waits);
        while (progress instanceof Progress.Running) {
            pause(Duration.ofSeconds(2));
            progress = answered(() -> bulk.look(SHOP, operation), waits);
        }
        Progress.Written file = (Progress.Written) progress;
        int variants = 0;
        Reading.Part part;
        long from = 0;
        do {
            long place = from;
            part = (Reading.Part) answered(() -> bulk.read(SHOP, Content.CATALOGUE, file, place), waits);
            variants += part.rows().size();
            from = part.next();
        } while (!part.last());
        return imported("by a bulk operation", variants, begun, before, file.bytes());
    }

    private Imported imported(String how, int variants, long begun, double before, long bytes) {
        if (variants != VARIANTS) {
            throw new IllegalStateException(variants + " of " + VARIANTS + " variants were read " + how);
        }
        return new Imported(
                how,
                variants,
                (System.nanoTime() - begun) / 1e9,
                store.calls().all().size(),
                store.costPointsTaken() - before,
                bytes);
    }

    // ---- what it runs on

    private List<LevelId> stock() {
        say("Stocking " + VARIANTS + " variants ...");
        LocationId main = new LocationId(store.catalog().addLocation("Main").id());
        List<LevelId> made = new ArrayList<>();
        for (int i = 0; i < VARIANTS; i++) {
            String sku = "P" + i;
            store.catalog().addProduct("Product " + i, sku, "4" + i);
            store.stock(sku, "Main", 5);
            made.add(new LevelId(new ItemId(store.catalog().variant(sku).itemId()), main));
        }
        return made;
    }

    private AccessTokens token() {
        String token = store.tokens().forTests("read_products,read_inventory,write_inventory");
        return new AccessTokens() {
            @Override
            public Uni<String> current(ShopId shop) {
                return Uni.createFrom().item(token);
            }

            @Override
            public Uni<String> after(ShopId shop, String refused) {
                return current(shop);
            }
        };
    }

    /** As the worker does: what is turned away for want of points is asked again when they are there. */
    private static <T> T answered(Supplier<Uni<T>> call, AtomicInteger turnedAway) {
        while (true) {
            try {
                return call.get().await().atMost(Duration.ofMinutes(1));
            } catch (RemoteException failure) {
                if (!(failure.failure() instanceof Throttled wait)) {
                    throw failure;
                }
                turnedAway.incrementAndGet();
                pause(wait.retryAfter());
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String table(Used... rows) {
        StringBuilder table =
                new StringBuilder("| full push of 50,000 levels | seconds | points charged | share of what was"
                        + " restored | calls that write | put off by ourselves | THROTTLED |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Used row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %,.0f | %.3f | %d | %d | %d |%n",
                    row.what(),
                    row.seconds(),
                    row.points(),
                    row.share(),
                    row.calls(),
                    row.turnedAway(),
                    row.throttled()));
        }
        return table.toString();
    }

    private static String table(Imported... rows) {
        StringBuilder table = new StringBuilder(
                "| 50,000 variants | seconds | calls | points | bytes |\n| --- | ---: | ---: | ---: | ---: |\n");
        for (Imported row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %d | %,.0f | %s |%n",
                    row.how(),
                    row.seconds(),
                    row.calls(),
                    row.points(),
                    row.bytes() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.bytes())));
        }
        return table.toString();
    }

    private static void say(String words) {
        System.out.println(words);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
