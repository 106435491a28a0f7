package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Booking;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.Counterpart;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** One of two Odoos that are given the same acts: it has its own ids for the same things, and tells its readings in names. */
record AgreementSide(
        OdooPort odoo,
        WarehouseId warehouse,
        Map<String, ProductId> products,
        Map<String, StockLocationId> places,
        Map<String, DocumentRef> documents) {
    private static final ShopId SHOP = new ShopId(1);
    private static final int FEED_MAX = 10_000;

    static AgreementSide of(OdooPort odoo, WarehouseId warehouse) {
        return new AgreementSide(odoo, warehouse, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** Three lines, two of them of one product. */
    String saves(String document, long mugs, long cups, long furtherMugs) {
        SalesOrder order = new SalesOrder(
                document,
                "#" + document,
                warehouse,
                List.of(
                        line(document + "a", "MUG", mugs),
                        line(document + "b", "CUP", cups),
                        line(document + "c", "MUG", furtherMugs)),
                false,
                kind(document));
        SavedOrder saved = get(odoo.saveOrder(SHOP, Permit.ALWAYS, order));
        documents.put(document, new DocumentRef(document, saved.odooId(), saved.group(), false, kind(document)));
        return "confirmed " + saved.confirmed() + ", with a group "
                + saved.group().isPresent() + ", lines "
                + saved.lineIds().keySet().stream().sorted().toList();
    }

    /** By its name. */
    static DocumentKind kind(String document) {
        return document.startsWith("t") ? DocumentKind.TRANSFER : DocumentKind.SALES_ORDER;
    }

    private SalesOrderLine line(String id, String sku, long units) {
        return new SalesOrderLine(id, products.get(sku), Quantity.of(units), sku);
    }

    String books(String id, Counterpart counterpart, String sku, String place, int units) {
        get(odoo.book(
                SHOP,
                Permit.ALWAYS,
                new Booking(
                        Booking.PREFIX + id,
                        warehouse,
                        places.get(place),
                        counterpart,
                        products.get(sku),
                        Quantity.of(units),
                        "a test")));
        return "booked";
    }

    String delivers(String document, String sku, long units) {
        get(odoo.deliver(SHOP, Permit.ALWAYS, documents.get(document), Map.of(products.get(sku), Quantity.of(units))));
        return "delivered";
    }

    Map<String, List<String>> readings() {
        Set<ProductId> all = Set.copyOf(products.values());
        Set<StockLocationId> inside = Set.copyOf(places.values());
        Set<DocumentRef> ours = Set.copyOf(documents.values());
        return Map.of(
                "quants", told(odoo.quants(SHOP, all, inside), this::told),
                "reservations",
                        told(
                                odoo.reservations(SHOP, all, inside),
                                one -> units(one.product(), one.quantity()) + " at " + name(one.at()) + " for "
                                        + name(one.finalDestination())),
                "moves", told(odoo.documentMoves(SHOP, ours), this::told),
                "deliveries", told(odoo.deliveries(SHOP, ours), this::told),
                "feed", told(odoo.movesDone(SHOP, Instant.EPOCH, FEED_MAX), this::told),
                "open", told(odoo.movesChanged(SHOP, Instant.EPOCH, FEED_MAX).map(ChangedMoves::open), this::told));
    }

    private static <T> List<String> told(Uni<List<T>> call, Function<T, String> words) {
        return get(call).stream()
                .map(words)
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }

    /** A row that says nothing stays where something was, or not: nobody reads it. */
    private String told(Stock stock) {
        boolean empty = stock.quantity().signum() == 0 && stock.reserved().signum() == 0;
        return empty
                ? ""
                : units(stock.product(), stock.quantity()) + ", " + stock.reserved() + " reserved, at "
                        + name(new Place(stock.location(), Usage.INTERNAL));
    }

    private String told(Move move) {
        return move.document() + " " + move.state() + " " + sku(move.product()) + " for "
                + name(move.finalDestination()) + " " + lines(move);
    }

    /** Units entered beyond what is reserved are a line of their own in one Odoo and not in the other. */
    private Map<String, Quantity> lines(Move move) {
        Map<String, Quantity> lines = new TreeMap<>();
        move.lines()
                .forEach(line -> lines.merge(
                        line.state() + " from " + name(line.from()) + " to " + name(line.to()),
                        line.quantity(),
                        Quantity::plus));
        return lines;
    }

    private String told(Delivery delivery) {
        return delivery.document() + " "
                + delivery.quantities().entrySet().stream()
                        .map(entry -> units(entry.getKey(), entry.getValue()))
                        .sorted()
                        .toList();
    }

    private String told(DoneMove move) {
        return units(move.product(), move.quantity()) + " from " + name(move.from()) + " to " + name(move.to())
                + " for " + document(move.document()) + (move.inventory() ? ", counted" : "")
                + (move.returnOf().isPresent() ? ", a return" : "") + (move.booked() ? ", booked" : "");
    }

    private String document(Optional<DocumentKey> told) {
        return documents.values().stream()
                .filter(ref -> told.equals(Optional.of(key(ref))))
                .map(DocumentRef::externalId)
                .findFirst()
                .orElse(told.isPresent() ? "another document" : "no document");
    }

    private static DocumentKey key(DocumentRef ref) {
        long id = ref.kind() == DocumentKind.TRANSFER ? ref.group().orElseThrow() : ref.odooId();
        return new DocumentKey(ref.kind(), id);
    }

    /** One that holds nothing says nothing. */
    private String told(OpenMove move) {
        Map<String, Quantity> held = new TreeMap<>();
        move.held().forEach(one -> held.merge(name(one.at()), one.quantity(), Quantity::plus));
        return held.isEmpty()
                ? ""
                : sku(move.product()) + " held " + held + " for " + name(move.to()) + " by "
                        + document(move.document());
    }

    private String units(ProductId product, Quantity quantity) {
        return quantity + " " + sku(product);
    }

    private String sku(ProductId product) {
        return nameOf(products, product, "a product " + product);
    }

    private String name(Place place) {
        return nameOf(places, place.id(), place.usage().name());
    }

    private static <T> String nameOf(Map<String, T> names, T id, String otherwise) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    private static <T> T get(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(20));
    }
}
