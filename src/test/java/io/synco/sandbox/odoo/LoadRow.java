package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record of a {@code load}: its own cells, and the cells of its lines ({@code order_line/...}), over one or several rows. */
record LoadRow(int number, int from, int to, Map<String, String> cells, Map<String, List<Map<String, String>>> lines) {

    /** A row without cells of its own carries another line of the record above. */
    static List<LoadRow> split(ModelDef model, List<String> columns, List<List<Object>> rows) {
        List<LoadRow> records = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> own = new LinkedHashMap<>();
            Map<String, Map<String, String>> lines = new LinkedHashMap<>();
            sort(model, columns, rows.get(i), own, lines);
            if (!own.isEmpty() || records.isEmpty()) {
                records.add(new LoadRow(records.size(), i, i, own, new LinkedHashMap<>()));
            } else {
                records.set(records.size() - 1, records.get(records.size() - 1).until(i));
            }
            LoadRow record = records.get(records.size() - 1);
            lines.forEach((field, cells) -> record.lines()
                    .computeIfAbsent(field, k -> new ArrayList<>())
                    .add(cells));
        }
        return records;
    }

    private static void sort(
            ModelDef model,
            List<String> columns,
            List<Object> row,
            Map<String, String> own,
            Map<String, Map<String, String>> lines) {
        for (int c = 0; c < columns.size(); c++) {
            String cell = row.get(c) == null || Boolean.FALSE.equals(row.get(c))
                    ? ""
                    : row.get(c).toString();
            String[] path = columns.get(c).split("/", 2);
            boolean line = path.length == 2 && model.field(path[0]).type().equals("one2many");
            if (!cell.isEmpty() && line) {
                lines.computeIfAbsent(path[0], k -> new LinkedHashMap<>()).put(path[1], cell);
            } else if (!cell.isEmpty()) {
                own.put(columns.get(c), cell);
            }
        }
    }

    private LoadRow until(int row) {
        return new LoadRow(number, from, row, cells, lines);
    }
}
