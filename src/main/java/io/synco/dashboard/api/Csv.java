package io.synco.dashboard.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables as text (RFC 4180). Read with commas or, as some spreadsheets write them, semicolons; a quoted field may hold line breaks.
 * Written so that no spreadsheet takes a text for a formula.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param number of the line that the record begins on, from 1 */
    record Line(int number, List<String> fields) {}

    static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String field(String text) {
        String harmless = isFormula(text) || isFormula(text.stripLeading()) ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    /** Empty lines are left out. Fails with {@link Refusal} where a quoted field does not end. */
    static List<Line> parse(String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int headEnd = table.indexOf('\n');
        String head = headEnd < 0 ? table : table.substring(0, headEnd);
        return new Reader(table, head.contains(";") && !head.contains(",") ? ';' : ',').lines();
    }

    private static final class Reader {
        private final String text;
        private final char separator;
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private List<String> fields = new ArrayList<>();
        private boolean quoted;
        private int number = 1;
        private int begun = 1;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Line> lines() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted) {
                    i += inQuotes(c, i);
                } else {
                    outside(c);
                }
                number += c == '\n' ? 1 : 0;
                if (c == '\n' && !quoted && fields.isEmpty() && field.isEmpty()) {
                    begun = number;
                }
            }
            if (quoted) {
                throw Refusal.badInput(
                        "The quoted field that begins in line " + begun + " does not end.",
                        "Close it with a quotation mark; write one inside a field twice.");
            }
            end();
            return List.copyOf(lines);
        }

        /** @return how many more characters were taken */
        private int inQuotes(char c, int at) {
            if (c != '"') {
                field.append(c);
                return 0;
            }
            if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                return 1;
            }
            quoted = false;
            return 0;
        }

        private void outside(char c) {
            if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                next();
            } else if (c == '\n') {
                end();
            } else if (c != '\r') {
                field.append(c);
            }
        }

        private void next() {
            fields.add(field.toString());
            field.setLength(0);
        }

        private void end() {
            next();
            if (fields.size() > 1 || !fields.get(0).isBlank()) {
                lines.add(new Line(begun, List.copyOf(fields)));
            }
            fields = new ArrayList<>();
        }
    }
}
