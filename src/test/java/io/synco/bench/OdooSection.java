package io.synco.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The part of docs/performance.md that {@code bench odoo} writes: from its heading to the next one of its rank, or the end. */
public final class OdooSection {
    static final String HEADING = "## Calls of an Odoo, and how fast its changes are taken\n";

    private OdooSection() {}

    /** @param figures by the names that stand in braces */
    public static String words(String commit, Map<String, String> figures) {
        String text = resource()
                .replace("{date}", LocalDate.now(ZoneOffset.UTC).toString())
                .replace("{commit}", commit)
                .replace("{cpu}", SyncBench.cpu())
                .replace("{cores}", String.valueOf(Runtime.getRuntime().availableProcessors()))
                .replace("{jdk}", System.getProperty("java.vm.name") + " " + Runtime.version())
                .replace("{load}", SyncBench.load());
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }

    public static String replaced(String document, String section) {
        return Section.replaced(document, HEADING, section);
    }

    private static String resource() {
        try (InputStream words = OdooSection.class.getResourceAsStream("/bench/odoo.md")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
