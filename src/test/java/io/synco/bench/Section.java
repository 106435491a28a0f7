package io.synco.bench;

/** One part of a document: from its heading to the next one of its rank, or the end. */
final class Section {
    private static final String RANK = "\n## ";

    private Section() {}

    static String replaced(String document, String heading, String section) {
        int begin = document.indexOf(heading);
        if (begin < 0) {
            return document.stripTrailing() + "\n\n" + heading + section;
        }
        int end = document.indexOf(RANK, begin + heading.length());
        String rest = end < 0 ? "" : document.substring(end);
        return document.substring(0, begin).stripTrailing() + "\n\n" + heading
                + (rest.isEmpty() ? section : section.stripTrailing() + "\n" + rest);
    }
}
