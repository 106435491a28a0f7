package io.synco.dashboard.api;

import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.MatchKey;
import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.sync.setup.LinkSheet.Line;
import io.synco.sync.setup.LinkSheet.Wrong;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Links as a table: what its columns are, and what a line of one that comes back says. */
final class LinkTable {
    static final int LINES_MAX = 5_000;

    static final List<String> HEAD = List.of(
            "item_id",
            "odoo_products",
            "state",
            "reason",
            "sku",
            "sku_as_compared",
            "barcode",
            "title",
            "variant_id",
            "from");

    private static final String ITEM = "item_id";
    private static final String PRODUCTS = "odoo_products";
    private static final int COMPONENTS_MAX = 100;

    private LinkTable() {}

    /** @param lines those that say something; @param wrong those that cannot be understood */
    record Read(List<Line> lines, List<Wrong> wrong) {}

    static List<String> row(LinkRow link) {
        return List.of(
                link.itemId().toString(),
                link.components().stream()
                        .map(component -> component.product() + ":" + component.perItem())
                        .collect(Collectors.joining(" ")),
                link.state().name().toLowerCase(Locale.ROOT),
                link.reason(),
                orEmpty(link.sku()),
                MatchKey.of(link.sku()).map(MatchKey::text).orElse(""),
                orEmpty(link.barcode()),
                orEmpty(link.title()),
                Long.toString(link.variantId()),
                link.state() == LinkState.LINKED ? link.source().name().toLowerCase(Locale.ROOT) : "");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static Read read(String text) {
        List<Csv.Line> table = Csv.parse(text);
        List<String> head = table.isEmpty()
                ? List.of()
                : table.get(0).fields().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        int item = head.indexOf(ITEM);
        int products = head.indexOf(PRODUCTS);
        if (item < 0 || products < 0) {
            throw Refusal.badInput(
                    "The first line must name the columns " + ITEM + " and " + PRODUCTS + ".",
                    "GET /api/v1/links.csv gives a table to begin with; other columns are not read.");
        }
        if (table.size() - 1 > LINES_MAX) {
            throw Refusal.badInput(
                    "The table has more than " + LINES_MAX + " lines.",
                    "Send it in several parts, each with the head.");
        }
        List<Line> lines = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (Csv.Line line : table.subList(1, table.size())) {
            try {
                String wanted = field(line, products);
                if (!wanted.isEmpty()) {
                    lines.add(new Line(line.number(), item(field(line, item)), components(wanted)));
                }
            } catch (Refusal refusal) {
                wrong.add(new Wrong(
                        line.number(),
                        refusal.answer().error(),
                        refusal.answer().hint()));
            }
        }
        return new Read(lines, wrong);
    }

    private static String field(Csv.Line line, int column) {
        return column < line.fields().size() ? line.fields().get(column).strip() : "";
    }

    private static ItemId item(String text) {
        if (text.isEmpty()) {
            throw Refusal.badInput(ITEM + " is empty.", "Take it from GET /api/v1/links.csv.");
        }
        return Input.itemId(text);
    }

    /** {@code 12}, or {@code 12:6 13:1/4}: products, each with its units in one of the item. */
    private static List<Recipe.Component> components(String text) {
        String[] parts = text.split("[\\s+]+");
        if (parts.length > COMPONENTS_MAX) {
            throw Refusal.badInput(
                    PRODUCTS + " names more than " + COMPONENTS_MAX + " products.", "No item is made of so many.");
        }
        List<Recipe.Component> components = new ArrayList<>();
        Set<ProductId> once = new HashSet<>();
        for (String part : parts) {
            String[] halves = part.split(":", 2);
            if (!halves[0].matches("[1-9]\\d{0,17}")) {
                throw Refusal.badInput(
                        "\"" + part + "\" in " + PRODUCTS + " is no product of Odoo's.",
                        "Write the product's id, and its units after a colon: 12, or 12:6 13:1/4.");
            }
            ProductId product = new ProductId(Long.parseLong(halves[0]));
            if (!once.add(product)) {
                throw Refusal.badInput(
                        "Product " + product + " is named twice in " + PRODUCTS + ".", "Add up its units.");
            }
            components.add(new Recipe.Component(product, Input.units(halves.length > 1 ? halves[1] : "1")));
        }
        return components;
    }
}
