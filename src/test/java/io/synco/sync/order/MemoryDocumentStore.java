package io.synco.sync.order;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.DocumentLineRow;
import io.synco.simulation.rows.DocumentRow;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.OrderChoiceRow;
import io.synco.simulation.rows.OrderRow;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.OdooPort.SavedOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In memory, statement by statement what {@link PgDocumentStore} does. */
final class MemoryDocumentStore implements DocumentStore {
    @Override
    public Uni<List<Wanted>> wanted(Tx tx, ShopId shop, OrderId order) {
        return rows(tx, shop, rows -> {
            Map<MappingId, Wanted> byMapping = new TreeMap<>();
            for (PartRow row : rows.parts()
                    .where(part -> part.order().equals(order) && part.part().counted())) {
                KeptPart part = row.part();
                MappingId mapping = part.mapping().orElseThrow();
                RecipeId recipe = new RecipeId(part.item().orElseThrow(), part.recipeNo());
                for (Component component :
                        rows.recipes().find(recipe).orElseThrow().components()) {
                    byMapping
                            .computeIfAbsent(mapping, id -> head(rows, order, id))
                            .lines()
                            .add(line(rows, row, mapping, component));
                }
            }
            return List.copyOf(byMapping.values());
        });
    }

    private static Wanted head(ShopRows rows, OrderId order, MappingId mapping) {
        Optional<DocumentRow> document = rows.document(order, mapping);
        String externalId = DocumentNames.document(order, mapping);
        return new Wanted(
                externalId,
                order,
                rows.orders().find(order).map(OrderRow::name).orElseThrow(),
                mapping,
                rows.mappings().find(mapping).orElseThrow().warehouse(),
                document.map(DocumentRow::state).orElse(null),
                document.flatMap(DocumentRow::ref),
                new ArrayList<>(),
                adopted(rows, order, document),
                document.map(DocumentRow::kind).orElseGet(() -> MemoryOrderChoices.documentKind(rows)));
    }

    private static boolean adopted(ShopRows rows, OrderId order, Optional<DocumentRow> document) {
        return document.map(DocumentRow::role)
                        .orElseGet(() -> rows.orders().find(order).orElseThrow().mode())
                == 2;
    }

    private static Line line(ShopRows rows, PartRow row, MappingId mapping, Component component) {
        OrderId order = row.order();
        KeptPart part = row.part();
        String externalId = DocumentNames.line(order, mapping, part.line(), part.location(), component.product());
        return new Line(
                externalId,
                part.line(),
                part.item().orElseThrow(),
                part.location(),
                component.product(),
                component.perItem(),
                part.units(),
                part.fulfilledSince(),
                Math.min(row.elsewhere(), part.fulfilledSince()),
                Quantity.ZERO,
                title(rows, part.item().orElseThrow()),
                rows.documentLines()
                        .find(externalId)
                        .map(DocumentLineRow::quantity)
                        .orElse(null));
    }

    private static String title(ShopRows rows, ItemId item) {
        Optional<ItemLink> link = rows.links().find(item);
        return link.flatMap(ItemLink::title)
                .or(() -> link.flatMap(ItemLink::sku))
                .orElse("Item " + item);
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, Wanted wanted) {
        return change(tx, shop, rows -> {
            DocumentRow row = rows.documents()
                    .find(wanted.externalId())
                    .map(kept -> kept.in(kept.state() == WANTED_ONLY ? WANTED_ONLY : CHANGING))
                    .orElseGet(() -> first(wanted));
            rows.documents().put(row.externalId(), row);
        });
    }

    private static DocumentRow first(Wanted wanted) {
        return new DocumentRow(
                wanted.externalId(),
                wanted.order(),
                wanted.mapping(),
                wanted.warehouse(),
                WANTED_ONLY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Role.MADE.code(),
                wanted.kind());
    }

    @Override
    public Uni<Void> posted(Tx tx, ShopId shop, Wanted wanted, SavedOrder saved) {
        return change(tx, shop, rows -> {
            rows.documents().find(wanted.externalId()).ifPresent(row -> {
                failIfAnothers(rows, row.externalId(), row.kind(), saved.odooId());
                failIfAnothersGroup(rows, row, saved.group().or(row::group));
            });
            if (rows.documents().update(wanted.externalId(), row -> posted(row, wanted, saved)) == 0) {
                throw new IllegalStateException("Lines of a document that is not kept: " + wanted.externalId());
            }
            wanted.lines().forEach(line -> post(rows, wanted, line));
        });
    }

    private static void failIfAnothers(ShopRows rows, String externalId, DocumentKind kind, long odooId) {
        rows.documents()
                .where(row -> row.kind() == kind
                        && row.odooId().equals(Optional.of(odooId))
                        && !row.externalId().equals(externalId))
                .forEach(row -> {
                    throw new IllegalStateException(externalId + " is document " + odooId + ", which is " + row);
                });
    }

    private static void failIfAnothersGroup(ShopRows rows, DocumentRow row, Optional<Long> group) {
        rows.documents()
                .where(other -> row.kind() == DocumentKind.TRANSFER
                        && other.kind() == DocumentKind.TRANSFER
                        && group.isPresent()
                        && other.group().equals(group)
                        && !other.externalId().equals(row.externalId()))
                .forEach(other -> {
                    throw new IllegalStateException(row.externalId() + " has the group of " + other);
                });
    }

    private static DocumentRow posted(DocumentRow row, Wanted wanted, SavedOrder saved) {
        return new DocumentRow(
                row.externalId(),
                row.order(),
                row.mapping(),
                row.warehouse(),
                wanted.stateOncePosted(),
                Optional.of(saved.odooId()),
                Optional.of(saved.name()),
                saved.group().or(row::group),
                row.role(),
                row.kind());
    }

    @Override
    public Uni<Void> agreed(Tx tx, ShopId shop, Wanted wanted) {
        return change(tx, shop, rows -> {
            if (rows.documents().find(wanted.externalId()).isEmpty()) {
                throw new IllegalStateException("Lines of a document that is not kept: " + wanted.externalId());
            }
            wanted.lines().forEach(line -> post(rows, wanted, line));
        });
    }

    @Override
    public Uni<List<Sought>> sought(Tx tx, ShopId shop, int limit) {
        return rows(
                tx,
                shop,
                rows -> rows.parts().all().stream()
                        .filter(row -> waits(rows, row))
                        .flatMap(
                                row -> row.part().mapping().stream().map(mapping -> sought(rows, row.order(), mapping)))
                        .distinct()
                        .filter(one -> rows.document(one.order(), one.mapping()).isEmpty())
                        .sorted(Comparator.<Sought, Instant>comparing(one -> rows.orders()
                                        .find(one.order())
                                        .flatMap(OrderRow::soughtAt)
                                        .orElse(Instant.MIN))
                                .thenComparing(Sought::order)
                                .thenComparing(Sought::mapping))
                        .limit(limit)
                        .toList());
    }

    private static boolean waits(ShopRows rows, PartRow row) {
        boolean adopted = rows.orders()
                .find(row.order())
                .filter(order -> order.mode() == 2)
                .isPresent();
        return row.part().state() == KeptPart.ELSEWHERE && row.live() && !hasOurs(rows, row)
                || adopted && row.part().counted() && row.live();
    }

    private static boolean hasOurs(ShopRows rows, PartRow row) {
        return !rows.parts()
                .where(other -> other.order().equals(row.order())
                        && other.part().counted()
                        && other.part().mapping().equals(row.part().mapping()))
                .isEmpty();
    }

    private static Sought sought(ShopRows rows, OrderId order, MappingId mapping) {
        OrderRow row = rows.orders().find(order).orElseThrow();
        return new Sought(
                order,
                row.name(),
                OrderMode.ofCode(row.mode()),
                mapping,
                rows.mappings().find(mapping).orElseThrow().warehouse(),
                rows.orderChoices()
                        .find(new OrderChoiceRow.Id(OrderChoices.ONE_ORDER, order.value()))
                        .map(OrderChoiceRow::documents)
                        .orElse(List.of()),
                row.sought());
    }

    @Override
    public Uni<Void> looked(Tx tx, ShopId shop, Map<OrderId, String> found) {
        return change(
                tx,
                shop,
                rows -> found.forEach((order, words) ->
                        rows.orders().update(order, row -> row.looked(Optional.of(rows.now()), Optional.of(words)))));
    }

    @Override
    public Uni<Void> found(Tx tx, ShopId shop, Sought sought, Referenced document) {
        return change(tx, shop, rows -> {
            String externalId = DocumentNames.document(sought.order(), sought.mapping());
            failIfAnothers(rows, externalId, DocumentKind.SALES_ORDER, document.odooId());
            rows.documents()
                    .insert(
                            externalId,
                            new DocumentRow(
                                    externalId,
                                    sought.order(),
                                    sought.mapping(),
                                    sought.warehouse(),
                                    CONFIRMED,
                                    Optional.of(document.odooId()),
                                    Optional.of(document.name()),
                                    Optional.empty(),
                                    sought.role().code()));
            rows.parts()
                    .update(
                            row -> row.order().equals(sought.order())
                                    && row.part().reckoned()
                                    && row.part()
                                            .mapping()
                                            .filter(sought.mapping()::equals)
                                            .isPresent(),
                            row -> row.read(row.part().fromItsBeginning()));
        });
    }

    private static void post(ShopRows rows, Wanted wanted, Line line) {
        BigDecimal quantity = asNumeric(line.quantity().toDecimal());
        DocumentLineRow row = rows.documentLines()
                .find(line.externalId())
                .map(kept -> kept.of(quantity))
                .orElseGet(() -> new DocumentLineRow(
                        line.externalId(),
                        wanted.externalId(),
                        wanted.order(),
                        line.line(),
                        line.location(),
                        line.product(),
                        line.perItem(),
                        quantity));
        rows.documentLines().put(row.externalId(), row);
    }

    /** A numeric has no scale below zero. */
    private static BigDecimal asNumeric(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public Uni<Optional<OrderId>> orderOf(Tx tx, ShopId shop, String externalId) {
        return rows(tx, shop, rows -> rows.documents().find(externalId).map(DocumentRow::order));
    }

    @Override
    public Uni<Map<DocumentKey, Ours>> ours(Tx tx, ShopId shop, Collection<DocumentKey> keys) {
        return rows(tx, shop, rows -> {
            Map<DocumentKey, Ours> ours = new LinkedHashMap<>();
            for (DocumentRow row : rows.documents().all()) {
                row.key()
                        .filter(keys::contains)
                        .ifPresent(key -> ours.put(
                                key, new Ours(row.externalId(), row.mapping(), row.role() != Role.ELSEWHERE.code())));
            }
            return ours;
        });
    }

    @Override
    public Uni<Map<String, Map<ProductId, Quantity>>> asked(Tx tx, ShopId shop, List<String> externalIds) {
        return rows(tx, shop, rows -> {
            Map<String, Map<ProductId, Quantity>> asked = new LinkedHashMap<>();
            rows.documents().where(row -> row.state() == CONFIRMED || row.state() == CANCELLED).stream()
                    .map(DocumentRow::externalId)
                    .filter(externalIds::contains)
                    .forEach(id -> asked.put(id, new LinkedHashMap<>()));
            rows.documentLines()
                    .where(line -> asked.containsKey(line.document()))
                    .forEach(line -> asked.get(line.document())
                            .merge(line.product(), Quantity.of(line.quantity()), Quantity::plus));
            return asked;
        });
    }

    @Override
    public Uni<Void> revive(Tx tx, ShopId shop, List<String> externalIds) {
        return change(
                tx,
                shop,
                rows -> rows.documents().where(document -> externalIds.contains(document.externalId())).stream()
                        .map(DocumentRow::order)
                        .forEach(
                                order -> rows.parts().update(row -> row.order().equals(order), row -> row.live(true))));
    }
}
