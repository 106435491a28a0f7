package io.synco.bench;

/** The part of docs/performance.md that {@code bench sync} writes: from its heading to the end; {@code bench smoke} writes the rest. */
public final class SyncSection {
    static final String HEADING = "## Calls for what happens, and how fast levels are planned\n";

    private SyncSection() {}

    /** With an empty line before it; empty where there is none. */
    public static String of(String document) {
        int begin = document.indexOf(HEADING);
        return begin < 0 ? "" : "\n" + document.substring(begin);
    }

    static String replaced(String document, String section) {
        int begin = document.indexOf(HEADING);
        String rest = begin < 0 ? document : document.substring(0, begin);
        return rest.stripTrailing() + "\n\n" + HEADING + section;
    }
}
