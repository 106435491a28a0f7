package io.synco.sandbox.odoo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The recordings that are not replayed, each with its reason: {@code left-out.txt} beside the recordings. */
final class LeftOut {
    private static final List<Entry> ALL = read();

    private LeftOut() {}

    /** @param names with * for anything */
    record Entry(String names, List<String> releases, String reason) {
        boolean fits(Release release, String name) {
            boolean here = releases.contains("all") || releases.contains(Integer.toString(release.number()));
            return here && pattern().matcher(name).matches();
        }

        private Pattern pattern() {
            return Pattern.compile(
                    Arrays.stream(names.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    static List<Entry> all() {
        return ALL;
    }

    static boolean holds(Release release, String name) {
        return ALL.stream().anyMatch(entry -> entry.fits(release, name));
    }

    private static List<Entry> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LeftOut.class.getResourceAsStream("/odoo/left-out.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LeftOut::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read left-out.txt", e);
        }
    }

    private static Entry entry(String line) {
        String[] columns = line.split("\\|", 3);
        return new Entry(columns[0].strip(), List.of(columns[1].strip().split("\\s+")), columns[2].strip());
    }
}
