package io.synco.sync.read;

import static io.synco.sync.read.Columns.text;

import io.synco.sync.job.JobKind;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an event or a job is about, in the words by which people know it: an order's name, a product's title, a place. */
record Subject(Optional<String> order, Optional<String> product, Optional<String> place) {
    /** How an order or a level is written down before anything but its number is known. */
    private static final Pattern NUMBER_ONLY = Pattern.compile("(order|level) [0-9/]+");

    /** From the columns order_name, title, sku and location. */
    static Subject of(Row row) {
        return new Subject(
                text(row, "order_name").map(name -> "order " + name),
                text(row, "title").or(() -> text(row, "sku")),
                text(row, "location"));
    }

    /** @param told as the source of the event told it, for example a receipt's number */
    String event(String told) {
        boolean known = order.isPresent() || product.isPresent();
        return known && NUMBER_ONLY.matcher(told).matches() ? words(order, goods()) : words(goods(), Optional.of(told));
    }

    /** @param key said only where nothing better is known */
    String job(JobKind kind, String key) {
        return switch (kind) {
            case ORDER, DELIVER, FULFIL, CANCELLED_FULFILMENT, DOCUMENT_CHOICE, UNSETTLED -> order.orElse(key);
            case ORDER_LINE, LEVEL, OBSERVE, EDIT, KIT, BOOK ->
                order.isEmpty() && product.isEmpty() ? key : words(order, goods());
            case PUSH -> "levels that changed";
            case COMPARE -> "all levels";
            case PRODUCT -> key;
            case ODOO_FEED,
                    ORDER_FEED,
                    GO_LIVE,
                    IMPORT,
                    IMPORT_ODOO,
                    KITS,
                    RETENTION,
                    DOCUMENT_SEARCH,
                    STAY,
                    HEARING,
                    CATALOGUE,
                    COMPARE_SCHEDULE,
                    DRY_RUN -> "";
        };
    }

    private Optional<String> goods() {
        return product.map(title -> title + place.map(where -> " at " + where).orElse(""));
    }

    private static String words(Optional<String> one, Optional<String> other) {
        return Stream.of(one, other).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
