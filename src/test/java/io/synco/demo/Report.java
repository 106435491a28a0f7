package io.synco.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures as docs/performance.md has them; the tables alone are for the terminal. */
record Report(Machine machine, List<IntakeBench.Row> intake, List<ReceiptBench.Row> receipts) {
    private static final String NONE = "";

    String tables() {
        return intakeTable() + "\n" + receiptTable();
    }

    /** The words with the figures in them. */
    String document() {
        String text = words();
        for (Map.Entry<String, Object> figure : figures().entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", String.valueOf(figure.getValue()));
        }
        return text;
    }

    private Map<String, Object> figures() {
        return Map.ofEntries(
                Map.entry("machine", machineTable()),
                Map.entry("webhooks", intakeTable()),
                Map.entry("receipts", receiptTable()),
                Map.entry("cores", machine.cores()),
                Map.entry("connections", IntakeBench.CONNECTIONS),
                Map.entry("warmUp", number("%,.0f", IntakeBench.WARM_UP)),
                Map.entry("rounds", IntakeBench.ROUNDS),
                Map.entry("round", number("%,.0f", IntakeBench.ROUND)),
                Map.entry("pool", BareHandler.CONNECTIONS_MAX),
                Map.entry("shopifyLatency", BenchShop.SHOPIFY_LATENCY_MILLIS),
                Map.entry("odooLatency", BenchShop.ODOO_LATENCY_MILLIS),
                Map.entry("people", ReceiptBench.VALIDATED_AT_ONCE),
                Map.entry("lines", BenchShop.PRODUCTS));
    }

    private static String words() {
        try (InputStream words = Report.class.getResourceAsStream("/demo/performance.md")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String machineTable() {
        return new Table("measured", machine.date().toString())
                .row("commit", machine.commit())
                .row("machine", machine.cpu() + ", " + machine.cores() + " cores, " + machine.memory())
                .row("JDK", machine.jdk())
                .row("PostgreSQL", machine.postgres())
                .row("RabbitMQ", machine.rabbitmq())
                .toString();
    }

    private String intakeTable() {
        double bare = intake.get(0).result().perSecond();
        Table table = new Table("webhooks accepted", "per second", "of the first row", "p50 ms", "p99 ms", "errors");
        for (IntakeBench.Row row : intake) {
            Load.Result result = row.result();
            table.row(
                    row.name(),
                    number("%,.0f", result.perSecond()),
                    number("%.2f", result.perSecond() / bare),
                    millis(result.accepted().quantile(0.50)),
                    millis(result.accepted().quantile(0.99)),
                    errors(result.errors()));
        }
        return table.toString();
    }

    private String receiptTable() {
        Table table = new Table(
                "validated in Odoo",
                "p50 s",
                "p99 s",
                "max s",
                "all there s",
                "quant reads",
                "Odoo calls",
                "writes",
                "Shopify calls");
        for (ReceiptBench.Row row : receipts) {
            table.row(
                    row.name(),
                    seconds(row.each().map(each -> each.quantile(0.50))),
                    seconds(row.each().map(each -> each.quantile(0.99))),
                    seconds(row.each().map(Timings::max)),
                    seconds(row.allThere()),
                    Long.toString(row.calls().quantReads()),
                    Long.toString(row.calls().odoo()),
                    Long.toString(row.calls().writes()),
                    Long.toString(row.calls().shopify()));
        }
        return table.toString();
    }

    private static String errors(Map<String, Integer> errors) {
        return errors.isEmpty()
                ? "0"
                : errors.entrySet().stream()
                        .map(error -> error.getValue() + " (" + error.getKey() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String millis(Duration duration) {
        return number("%.1f", duration.toNanos() / 1e6);
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(time -> number("%.2f", time.toNanos() / 1e9)).orElse(NONE);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
