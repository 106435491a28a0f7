package io.synco.bench;

/**
 * The part of docs/performance.md that {@code bench sync} writes. From its heading on other benchmarks write too, each its own section;
 * {@code bench smoke} writes what is before it.
 */
public final class SyncSection {
    static final String HEADING = "## Calls for what happens, and how fast levels are planned\n";

    private SyncSection() {}

    /** With all that follows it, and an empty line before it; empty where there is none. */
    public static String of(String document) {
        int begin = document.indexOf(HEADING);
        return begin < 0 ? "" : "\n" + document.substring(begin);
    }

    static String replaced(String document, String section) {
        return Section.replaced(document, HEADING, section);
    }
}
