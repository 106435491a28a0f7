package io.synco.bench;

import io.synco.demo.Table;
import io.synco.simulation.CallBench.Result;
import io.synco.sync.job.JobKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as tables. */
final class SyncReport {
    private static final List<String> METHODS = List.of(
            "order",
            "orders",
            "ordersChanged",
            "levels",
            "setOnHand",
            "fulfil",
            "movesChanged",
            "quants",
            "reservations",
            "documentMoves",
            "saveOrder",
            "deliver",
            "deliveries");

    private SyncReport() {}

    static String calls(Result result) {
        Table table = new Table("call", "calls", "fewest", "calls / fewest", "empty polls", "made by");
        int all = 0;
        int fewest = 0;
        for (String method : METHODS) {
            int calls = result.calls(method);
            int needed = result.fewest().getOrDefault(method, 0);
            all += calls;
            fewest += needed;
            table.row(
                    "`" + method + "`",
                    number(calls),
                    number(needed),
                    ratio(calls, needed),
                    number(result.emptyPolls().getOrDefault(method, 0)),
                    by(result.calls().getOrDefault(method, Map.of())));
        }
        int empty = result.emptyPolls().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return table.row("together", number(all), number(fewest), ratio(all, fewest), number(empty), "")
                .toString();
    }

    private static String by(Map<JobKind, Integer> kinds) {
        return kinds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kind -> kind.getKey().words() + " " + number(kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String writes(Map<String, Result> runs) {
        Table table = new Table("events", "causes", "writes", "writes / causes", "levels not heard of at the end");
        runs.forEach((name, result) -> table.row(
                name,
                number(result.causes()),
                number(result.writes()),
                ratio(result.writes(), result.causes()),
                number(result.notHeardOf())));
        return table.toString();
    }

    static String speed(List<PlanSpeed.Row> rows) {
        Table table = new Table(
                "items",
                "components",
                "levels",
                "open orders",
                "exclusions",
                "median ms",
                "best ms",
                "levels / second");
        for (PlanSpeed.Row row : rows) {
            table.row(
                    row.made().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    number(row.leaves()),
                    number(row.levels()),
                    number(row.orders()),
                    number(row.exclusions()),
                    String.format(Locale.ROOT, "%.1f", row.medianMillis()),
                    String.format(Locale.ROOT, "%.1f", row.bestMillis()),
                    number(Math.round(row.levelsPerSecond())));
        }
        return table.toString();
    }

    static String events(Result result) {
        return result.events().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(event -> number(event.getValue()) + " " + event.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String ratio(int calls, int fewest) {
        return fewest == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) calls / fewest);
    }
}
