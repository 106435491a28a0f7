package io.synco.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A section of docs/performance.md that a benchmark of its own writes, from its heading to the next one; its words are a resource. */
public record Section(String heading, String words) {
    private static final String NEXT = "\n## ";

    /** @param figures by their names in the words; date, commit, cpu, cores, jdk and load are added */
    public void write(Path file, String commit, Map<String, String> figures) throws IOException {
        Map<String, String> all = new HashMap<>(figures);
        all.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        all.put("commit", commit);
        all.put("cpu", SyncBench.cpu());
        all.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        all.put("load", SyncBench.load());
        all.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        String text = text();
        for (Map.Entry<String, String> figure : all.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        System.out.println("\n" + text);
        Files.writeString(file, replaced(Files.readString(file), heading, text));
    }

    private String text() {
        try (InputStream in = Section.class.getResourceAsStream("/bench/" + words)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String replaced(String document, String heading, String section) {
        int begin = document.indexOf(heading);
        String before = begin < 0 ? document : document.substring(0, begin);
        int next = begin < 0 ? -1 : document.indexOf(NEXT, begin + heading.length());
        String after = next < 0 ? "" : document.substring(next);
        return before.stripTrailing() + "\n\n" + heading + section.stripTrailing() + "\n" + after;
    }
}
