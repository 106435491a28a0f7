package io.synco.bench;

import io.synco.bench.LargeShop.Made;
import io.synco.simulation.CallBench;
import io.synco.simulation.CallBench.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./synco bench sync}: counts calls and writes for mixed events, measures planning, and writes its section of
 * docs/performance.md. Exit 1 where a level was written more often than something moved its target.
 */
public final class SyncBench {
    private static final int EVENTS = 1_000;
    private static final int SHOPS = 10;
    private static final int AT_ONCE = 200;
    private static final int PRODUCTS = 50;
    private static final int RECEIPTS = 200;
    private static final int LEVELS = 10_000;
    private static final int ORDERS = 2_000;

    private SyncBench() {}

    /** Arguments: the file to write, and the commit that is measured. */
    public static void main(String[] arguments) throws IOException {
        String load = load();
        Map<String, Result> runs = new LinkedHashMap<>();
        say("Counting calls: " + EVENTS + " events one at a time ...");
        runs.put("one at a time", oneAtATime());
        say("Counting calls: " + EVENTS + " events in bursts of " + AT_ONCE + " ...");
        CallBench bursts = new CallBench(1, PRODUCTS);
        bursts.trade(EVENTS, AT_ONCE);
        runs.put("in bursts of " + AT_ONCE, bursts.result());
        CallBench receipts = new CallBench(1, RECEIPTS);
        receipts.receiveAtOnce(RECEIPTS);
        runs.put(RECEIPTS + " receipts at once", receipts.result());
        say("Planning levels ...");
        String section = section(load, arguments[1], runs, speed());
        System.out.println("\n" + section);
        Path file = Path.of(arguments[0]);
        Files.writeString(file, SyncSection.replaced(Files.readString(file), section));
        System.exit(holds(runs) ? 0 : 1);
    }

    /** Several shops one after the other: the simulation's own account of each slows with what has happened in it. */
    private static Result oneAtATime() {
        Result all = null;
        for (int seed = 1; seed <= SHOPS; seed++) {
            CallBench shop = new CallBench(seed, PRODUCTS);
            shop.trade(EVENTS / SHOPS, 1);
            all = all == null ? shop.result() : all.and(shop.result());
        }
        return all;
    }

    private static List<PlanSpeed.Row> speed() {
        // Whatever comes first would pay for the compiler.
        for (Made made : Made.values()) {
            PlanSpeed.of(LEVELS, ORDERS, 0, made);
        }
        List<PlanSpeed.Row> rows = new ArrayList<>();
        for (Made made : Made.values()) {
            rows.add(PlanSpeed.of(LEVELS, ORDERS, 0, made));
        }
        for (int times : new int[] {2, 4, 8}) {
            rows.add(PlanSpeed.of(LEVELS, times * ORDERS, 0, Made.PLAIN));
        }
        rows.add(PlanSpeed.of(LEVELS, ORDERS, ORDERS, Made.PLAIN));
        return rows;
    }

    private static boolean holds(Map<String, Result> runs) {
        boolean holds = true;
        for (Map.Entry<String, Result> run : runs.entrySet()) {
            Result result = run.getValue();
            if (result.violation().isPresent() || result.writes() > result.causes()) {
                say("Does not hold, " + run.getKey() + ": "
                        + result.violation().orElse(result.writes() + " writes for " + result.causes() + " causes"));
                holds = false;
            }
        }
        return holds;
    }

    private static String section(String load, String commit, Map<String, Result> runs, List<PlanSpeed.Row> speed) {
        List<Result> results = List.copyOf(runs.values());
        Map<String, String> figures = Map.ofEntries(
                Map.entry("date", LocalDate.now(ZoneOffset.UTC).toString()),
                Map.entry("commit", commit),
                Map.entry("cpu", cpu()),
                Map.entry("cores", String.valueOf(Runtime.getRuntime().availableProcessors())),
                Map.entry("jdk", System.getProperty("java.vm.name") + " " + Runtime.version()),
                Map.entry("load", load),
                Map.entry("loadAfter", load()),
                Map.entry("events", SyncReport.events(results.get(0))),
                Map.entry("oneAtATime", SyncReport.calls(results.get(0))),
                Map.entry("bursts", SyncReport.calls(results.get(1))),
                Map.entry("receipts", SyncReport.calls(results.get(2))),
                Map.entry("writes", SyncReport.writes(runs)),
                Map.entry("speed", SyncReport.speed(speed)));
        String text = words();
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }

    private static String words() {
        try (InputStream words = SyncBench.class.getResourceAsStream("/bench/sync.md")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Processes that ran or wanted to, in the last minute. */
    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
