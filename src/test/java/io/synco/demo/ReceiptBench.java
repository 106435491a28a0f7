package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** How long it takes from a receipt's validation in Odoo to the new {@code on_hand} on Shopify. */
final class ReceiptBench {
    static final int RECEIPTS = 100;
    static final int RECEIPTS_AFTER_ORDERS = 20;
    static final int VALIDATED_AT_ONCE = 16;
    private static final int UNITS = 3;
    private static final Duration ARRIVAL_MAX = Duration.ofMinutes(2);

    /** @param each from a receipt's validation to its level, {@code allThere} to the last of all levels */
    record Row(String name, Optional<Timings> each, Optional<Duration> allThere, CallCounts calls) {}

    /** A receipt that is announced and the levels it will raise. */
    private record Announced(long picking, Map<String, Integer> onHand) {}

    private final DemoShop shop;
    private final Random pauses = new Random(1);

    ReceiptBench(DemoShop shop) {
        this.shop = shop;
    }

    /** In a shop without an order. */
    List<Row> run() {
        return List.of(oneAfterTheOther(RECEIPTS, ""), atOnce(), large());
    }

    /** Fewer, because each takes longer: orders that changed are read before stock is raised. */
    Row afterOrders() {
        return oneAfterTheOther(RECEIPTS_AFTER_ORDERS, ", after " + BenchShop.ORDERS + " orders");
    }

    private Row oneAfterTheOther(int count, String when) {
        List<Announced> receipts = announce(single(count));
        CallCounts.reset(shop);
        List<Duration> took = new ArrayList<>();
        for (Announced receipt : receipts) {
            Instant validated = validate(receipt);
            took.add(Duration.between(validated, arrived(receipt)));
            pause();
        }
        return new Row(
                count + " receipts, one by one" + when, Optional.of(Timings.of(took)), Optional.empty(), quiet());
    }

    private Row atOnce() {
        List<Announced> receipts = announce(single(RECEIPTS));
        CallCounts.reset(shop);
        Instant begun = Instant.now();
        List<Instant> validated = validateAll(receipts);
        List<Duration> took = new ArrayList<>();
        Instant last = begun;
        for (int i = 0; i < receipts.size(); i++) {
            Instant arrived = arrived(receipts.get(i));
            took.add(Duration.between(validated.get(i), arrived));
            last = arrived.isAfter(last) ? arrived : last;
        }
        return new Row(
                RECEIPTS + " receipts at once",
                Optional.of(Timings.of(took)),
                Optional.of(Duration.between(begun, last)),
                quiet());
    }

    private Row large() {
        Announced receipt = announce(List.of(BenchShop.skus())).get(0);
        CallCounts.reset(shop);
        Instant validated = validate(receipt);
        Duration took = Duration.between(validated, arrived(receipt));
        return new Row("1 receipt of " + BenchShop.PRODUCTS + " lines", Optional.empty(), Optional.of(took), quiet());
    }

    private static List<List<String>> single(int receipts) {
        return BenchShop.skus().subList(0, receipts).stream().map(List::of).toList();
    }

    private List<Announced> announce(List<List<String>> receipts) {
        Map<String, Integer> now = onHand();
        return receipts.stream().map(skus -> announce(skus, now)).toList();
    }

    private Announced announce(List<String> skus, Map<String, Integer> now) {
        JsonArray lines = new JsonArray();
        Map<String, Integer> onHand = new HashMap<>();
        for (String sku : skus) {
            lines.add(new JsonObject().put("sku", sku).put("quantity", UNITS));
            onHand.put(sku, now.get(sku) + UNITS);
        }
        JsonObject receipt = new JsonObject()
                .put("warehouse", DemoShop.WH2)
                .put("validate", false)
                .put("lines", lines);
        return new Announced(new JsonObject(shop.odoo().post("/receipts", receipt)).getLong("picking"), onHand);
    }

    private Map<String, Integer> onHand() {
        Map<String, Integer> onHand = new HashMap<>();
        JsonArray levels = shop.shopify().get(shop.store("/levels")).getJsonArray("levels");
        for (int i = 0; i < levels.size(); i++) {
            JsonObject level = levels.getJsonObject(i);
            if (level.getString("location").equals(DemoShop.HAMBURG)) {
                onHand.put(level.getString("sku"), level.getInteger("onHand"));
            }
        }
        return onHand;
    }

    /** @return when the validation had returned */
    private Instant validate(Announced receipt) {
        shop.odoo().post("/validations", new JsonObject().put("picking", receipt.picking()));
        return Instant.now();
    }

    private List<Instant> validateAll(List<Announced> receipts) {
        ExecutorService people = Executors.newFixedThreadPool(VALIDATED_AT_ONCE);
        try {
            List<Future<Instant>> validations = receipts.stream()
                    .map(receipt -> people.submit(() -> validate(receipt)))
                    .toList();
            List<Instant> validated = new ArrayList<>();
            for (Future<Instant> validation : validations) {
                validated.add(validation.get());
            }
            return validated;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted while receipts were validated");
        } catch (java.util.concurrent.ExecutionException failure) {
            throw new DemoFailed("A receipt could not be validated: " + failure.getCause());
        } finally {
            people.shutdownNow();
        }
    }

    /** When the last of its levels had changed, as the Shopify double recorded it; how often we look does not matter. */
    private Instant arrived(Announced receipt) {
        Instant last = Instant.MIN;
        for (Map.Entry<String, Integer> level : receipt.onHand().entrySet()) {
            Instant[] at = new Instant[1];
            DemoShop.waitFor(level.getKey() + "'s receipt on Shopify", ARRIVAL_MAX, () -> {
                at[0] = changed(level.getKey(), level.getValue());
                return at[0] != null;
            });
            last = at[0].isAfter(last) ? at[0] : last;
        }
        return last;
    }

    private Instant changed(String sku, int onHand) {
        JsonArray history = shop.shopify()
                .get(shop.store("/history?sku=" + sku + "&location=" + DemoShop.HAMBURG))
                .getJsonArray("history");
        for (int i = 0; i < history.size(); i++) {
            if (history.getJsonObject(i).getInteger("onHand") == onHand) {
                return Instant.parse(history.getJsonObject(i).getString("at"));
            }
        }
        return null;
    }

    private CallCounts quiet() {
        shop.settle(BenchShop.QUIET_MAX);
        return CallCounts.of(shop);
    }

    /** As long as the application's poll of Odoo at most: else each receipt would come at the same point between two polls. */
    private void pause() {
        LockSupport.parkNanos(pauses.nextLong(Duration.ofSeconds(2).toNanos()));
    }
}
