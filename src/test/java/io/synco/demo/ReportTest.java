package io.synco.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the benchmark writes. */
class ReportTest {
    private static final Machine MACHINE = new Machine(
            LocalDate.of(2026, 11, 27), "abc1234", "A processor", 2, "24 GiB", "A JVM 17", "15.13", "3.10.8");

    @Test
    void each_row_is_compared_with_the_first_and_shows_its_errors() {
        Report report = new Report(
                MACHINE,
                List.of(
                        new IntakeBench.Row("bare", accepted(1_000, Map.of())),
                        new IntakeBench.Row("ours", accepted(250, Map.of("status 503", 3)))),
                List.of());

        assertThat(report.document().lines().map(ReportTest::withoutPadding))
                .contains(
                        "| bare | 1,000 | 1.00 | 0.5 | 1.0 | 0 |",
                        "| ours | 250 | 0.25 | 0.1 | 0.2 | 3 (status 503) |");
    }

    @Test
    void a_receipt_without_single_times_leaves_their_columns_empty() {
        ReceiptBench.Row large = new ReceiptBench.Row(
                "large", Optional.empty(), Optional.of(Duration.ofMillis(1_234)), new CallCounts(1, 5, 2, 9));

        Report report =
                new Report(MACHINE, List.of(new IntakeBench.Row("bare", accepted(1, Map.of()))), List.of(large));

        assertThat(report.document().lines().map(ReportTest::withoutPadding))
                .contains("| large | | | | 1.23 | 1 | 5 | 2 | 9 |");
    }

    @Test
    void every_figure_that_the_words_name_is_filled_in() {
        Report report = new Report(MACHINE, List.of(new IntakeBench.Row("bare", accepted(1, Map.of()))), List.of());

        assertThat(report.document()).contains("A processor", "abc1234").doesNotContainPattern("\\{\\w+}");
    }

    /** So many in a second, the first within 1 µs, each next 1 µs later. */
    private static Load.Result accepted(int count, Map<String, Integer> errors) {
        long[] nanos =
                LongStream.rangeClosed(1, count).map(micros -> micros * 1_000).toArray();
        return new Load.Result(Timings.ofNanos(nanos), errors, Duration.ofSeconds(1));
    }

    private static String withoutPadding(String line) {
        return line.replaceAll(" +", " ");
    }
}
