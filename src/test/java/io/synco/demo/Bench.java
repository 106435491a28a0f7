package io.synco.demo;

import static io.synco.demo.Demo.say;

import io.synco.bench.SyncSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./synco bench smoke}: measures what docs/performance.md says, and writes it there. */
public final class Bench {
    private Bench() {}

    /** Arguments: the file to write, and the commit that is measured. */
    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), arguments[1]);
            System.exit(0);
        } catch (DemoFailed failure) {
            say("The benchmark stopped: " + failure.getMessage());
            System.exit(1);
        } catch (IOException failure) {
            say("The figures could not be written: " + failure);
            System.exit(1);
        }
    }

    private static void run(Path file, String commit) throws IOException {
        Machine machine = Machine.here(commit);
        say("Setting up a shop of " + BenchShop.PRODUCTS + " products ...");
        DemoShop shop = BenchShop.start();
        ReceiptBench validations = new ReceiptBench(shop);
        say("Validating receipts (some minutes) ...");
        List<ReceiptBench.Row> receipts = new ArrayList<>(validations.run());
        say("Selling " + BenchShop.ORDERS + " times, and validating receipts ...");
        BenchShop.sell(shop);
        receipts.add(validations.afterOrders());
        say("Sending webhooks ...");
        List<IntakeBench.Row> intake = new IntakeBench(shop).run();
        Report report = new Report(machine, intake, receipts);
        System.out.print("\n" + report.tables());
        Files.writeString(file, report.document() + SyncSection.of(Files.readString(file)));
        say("\nWritten to docs/" + file.getFileName() + ", with machine and date.");
    }
}
