package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgDocumentStore implements DocumentStore {
    // What each counted part wants of each product, beside what was posted for it last.
    private static final String WANTED =
            "select p.mapping_id, m.warehouse_id, o.name, p.line_id, p.item_id, p.location_id, r.product_id,"
                    + " r.num, r.den, p.open + p.f - p.f_at_golive as units, p.f - p.f_at_golive as fulfilled,"
                    + " least(p.f_other, p.f - p.f_at_golive) as elsewhere,"
                    + " coalesce(l.title, l.sku, 'Item ' || p.item_id) as title,"
                    + " d.state as document_state, d.odoo_id, d.group_id, coalesce(d.role, o.mode) = 2 as adopted, d.role <> 1 as by_others, dl.quantity as posted,"
                    + " coalesce(d.model, case k.mode when 2 then 'stock.picking' end, 'sale.order') as model"
                    + " from part p join sf_order o on o.shop_id = p.shop_id and o.order_id = p.order_id"
                    + " join mapping m on m.shop_id = p.shop_id and m.mapping_id = p.mapping_id"
                    + " join recipe r on r.shop_id = p.shop_id and r.item_id = p.item_id and r.recipe_no = p.recipe_no"
                    + " left join link l on l.shop_id = p.shop_id and l.item_id = p.item_id"
                    + " left join document d on d.shop_id = p.shop_id and d.order_id = p.order_id and d.mapping_id = p.mapping_id"
                    + " left join order_choice k on k.shop_id = p.shop_id and k.scope = 4 and k.order_id = 0"
                    + " left join document_line dl on dl.shop_id = p.shop_id and dl.document_id = d.external_id"
                    + " and dl.line_id = p.line_id and dl.location_id = p.location_id and dl.product_id = r.product_id"
                    + " where p.shop_id = $1 and p.order_id = $2 and p.state = 1"
                    + " order by p.mapping_id, p.line_id, p.location_id, r.product_id";

    private static final String PREPARE =
            "insert into document (shop_id, external_id, order_id, mapping_id, warehouse_id, model,"
                    + " state) values ($1, $2, $3, $4, $5, $6, 1)"
                    + " on conflict (shop_id, external_id) do update set"
                    + " state = case when document.state = 1 then 1 else 4 end";

    private static final String POSTED =
            "update document set odoo_id = $3, name = $4, group_id = coalesce($5, group_id),"
                    + " state = $6 where shop_id = $1 and external_id = $2";

    private static final String POSTED_LINES =
            "insert into document_line (shop_id, external_id, document_id, order_id, line_id,"
                    + " location_id, product_id, num, den, quantity) select $1, l.xid, $2, $3, l.line_id, l.location_id, l.product_id,"
                    + " l.num, l.den, l.quantity from unnest($4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],"
                    + " $9::bigint[], $10::numeric[]) as l(xid, line_id, location_id, product_id, num, den, quantity)"
                    + " on conflict (shop_id, external_id) do update set quantity = excluded.quantity";

    // part_elsewhere and sf_order_by_others serve it. Where a location shares its stock with one that the rule keeps
    // off, our own
    // document is the order's at that mapping.
    private static final String SOUGHT =
            "select o.order_id, o.name, o.mode, p.mapping_id, m.warehouse_id, c.documents, o.sought"
                    + " from (select distinct e.order_id, e.mapping_id from part e where e.shop_id = $1 and e.state = 4 and e.live"
                    + "     and not exists (select from part c where c.shop_id = $1 and c.order_id = e.order_id"
                    + "       and c.mapping_id = e.mapping_id and c.state = 1)"
                    + "   union select p.order_id, p.mapping_id from sf_order a join part p on p.shop_id = $1 and p.order_id = a.order_id"
                    + "   and p.state = 1 and p.live where a.shop_id = $1 and a.mode = 2) p"
                    + " join sf_order o on o.shop_id = $1 and o.order_id = p.order_id"
                    + " join mapping m on m.shop_id = $1 and m.mapping_id = p.mapping_id"
                    + " left join order_choice c on c.shop_id = $1 and c.scope = 3 and c.order_id = o.order_id"
                    + " where not exists (select from document d where d.shop_id = $1 and d.order_id = p.order_id"
                    + "   and d.mapping_id = p.mapping_id)"
                    + " order by o.sought_at nulls first, o.order_id, p.mapping_id limit $2";

    private static final String LOOKED = "update sf_order o set sought_at = now(), sought = f.words"
            + " from unnest($2::bigint[], $3::text[]) as f(order_id, words) where o.shop_id = $1 and o.order_id = f.order_id";

    private static final String FOUND =
            "insert into document (shop_id, external_id, order_id, mapping_id, warehouse_id, model, odoo_id, name, state, role)"
                    + " values ($1, $2, $3, $4, $5, 'sale.order', $6, $7, 2, $8)";

    private static final String FROM_ITS_BEGINNING = "update part set f_at_golive = 0, live = true"
            + " where shop_id = $1 and order_id = $2 and mapping_id = $3 and state in (1, 4)";

    private static final String KEY_OF_ORDER = "select order_id from document where shop_id = $1 and external_id = $2";

    // document_odoo and document_group serve it.
    private static final String BY_ODOO =
            "select model, odoo_id as id, external_id, mapping_id, role from document where shop_id = $1"
                    + " and model = 'sale.order' and odoo_id = any($2)"
                    + " union all select model, group_id, external_id, mapping_id, role from document where shop_id = $1"
                    + " and model = 'stock.picking' and group_id = any($3)";

    // document's primary key, then document_line_document.
    private static final String ASKED = "select d.external_id, l.product_id, sum(l.quantity) as units from document d"
            + " left join document_line l on l.shop_id = d.shop_id and l.document_id = d.external_id"
            + " where d.shop_id = $1 and d.external_id = any($2) and d.state in (2, 3) group by d.external_id, l.product_id";

    private static final String REVIVE = "update part p set live = true from document d where d.shop_id = $1"
            + " and d.external_id = any($2) and p.shop_id = $1 and p.order_id = d.order_id and not p.live";

    @Override
    public Uni<List<Wanted>> wanted(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(WANTED)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> {
                    Map<Long, Wanted> byMapping = new LinkedHashMap<>();
                    for (Row row : rows) {
                        byMapping
                                .computeIfAbsent(row.getLong("mapping_id"), mapping -> head(order, row))
                                .lines()
                                .add(line(order, row));
                    }
                    return List.copyOf(byMapping.values());
                });
    }

    private static Wanted head(OrderId order, Row row) {
        long mapping = row.getLong("mapping_id");
        String externalId = DocumentNames.document(order, new MappingId(mapping));
        Long odooId = row.getLong("odoo_id");
        return new Wanted(
                externalId,
                order,
                row.getString("name"),
                new MappingId(mapping),
                new WarehouseId(row.getLong("warehouse_id")),
                row.getInteger("document_state"),
                Optional.ofNullable(odooId)
                        .map(id -> new DocumentRef(
                                externalId,
                                id,
                                Optional.ofNullable(row.getLong("group_id")),
                                row.getBoolean("by_others"),
                                DocumentKind.ofModel(row.getString("model")))),
                new ArrayList<>(),
                row.getBoolean("adopted"),
                DocumentKind.ofModel(row.getString("model")));
    }

    private static Line line(OrderId order, Row row) {
        OrderLineId line = new OrderLineId(row.getLong("line_id"));
        LocationId location = new LocationId(row.getLong("location_id"));
        ProductId product = new ProductId(row.getLong("product_id"));
        return new Line(
                DocumentNames.line(order, new MappingId(row.getLong("mapping_id")), line, location, product),
                line,
                new ItemId(row.getLong("item_id")),
                location,
                product,
                Quantity.ratio(row.getLong("num"), row.getLong("den")),
                row.getInteger("units"),
                row.getInteger("fulfilled"),
                row.getInteger("elsewhere"),
                Quantity.ZERO,
                row.getString("title"),
                row.getBigDecimal("posted"));
    }

    @Override
    public Uni<Void> prepare(Tx tx, ShopId shop, Wanted wanted) {
        return sql(tx).preparedQuery(PREPARE)
                .execute(Tuple.of(
                        shop.value(),
                        wanted.externalId(),
                        wanted.order().value(),
                        wanted.mapping().value(),
                        wanted.warehouse().value(),
                        wanted.kind().model()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> posted(Tx tx, ShopId shop, Wanted wanted, SavedOrder saved) {
        Tuple head = Tuple.of(
                shop.value(),
                wanted.externalId(),
                saved.odooId(),
                saved.name(),
                saved.group().orElse(null),
                wanted.stateOncePosted());
        return sql(tx).preparedQuery(POSTED).execute(head).chain(() -> agreed(tx, shop, wanted));
    }

    @Override
    public Uni<Void> agreed(Tx tx, ShopId shop, Wanted wanted) {
        List<Line> lines = wanted.lines();
        Tuple rows = Tuple.of(shop.value(), wanted.externalId(), wanted.order().value());
        rows.addValue(lines.stream().map(Line::externalId).toArray(String[]::new));
        rows.addValue(lines.stream().map(line -> line.line().value()).toArray(Long[]::new));
        rows.addValue(lines.stream().map(line -> line.location().value()).toArray(Long[]::new));
        rows.addValue(lines.stream().map(line -> line.product().value()).toArray(Long[]::new));
        rows.addValue(lines.stream()
                .map(line -> line.perItem().num().longValueExact())
                .toArray(Long[]::new));
        rows.addValue(lines.stream()
                .map(line -> line.perItem().den().longValueExact())
                .toArray(Long[]::new));
        rows.addValue(lines.stream().map(line -> line.quantity().toDecimal()).toArray(BigDecimal[]::new));
        return sql(tx).preparedQuery(POSTED_LINES).execute(rows).replaceWithVoid();
    }

    @Override
    public Uni<List<Sought>> sought(Tx tx, ShopId shop, int limit) {
        return sql(tx).preparedQuery(SOUGHT)
                .execute(Tuple.of(shop.value(), limit))
                .map(rows -> rows.stream().map(PgDocumentStore::sought).toList());
    }

    private static Sought sought(Row row) {
        String[] named = row.getArrayOfStrings("documents");
        return new Sought(
                new OrderId(row.getLong("order_id")),
                row.getString("name"),
                OrderMode.ofCode(row.getInteger("mode")),
                new MappingId(row.getLong("mapping_id")),
                new WarehouseId(row.getLong("warehouse_id")),
                named == null ? List.of() : List.of(named),
                Optional.ofNullable(row.getString("sought")));
    }

    @Override
    public Uni<Void> looked(Tx tx, ShopId shop, Map<OrderId, String> found) {
        return sql(tx).preparedQuery(LOOKED)
                .execute(Tuple.of(
                        shop.value(),
                        found.keySet().stream().map(OrderId::value).toArray(Long[]::new),
                        found.values().toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> found(Tx tx, ShopId shop, Sought sought, Referenced document) {
        Tuple row = Tuple.of(
                shop.value(),
                DocumentNames.document(sought.order(), sought.mapping()),
                sought.order().value(),
                sought.mapping().value(),
                sought.warehouse().value());
        row.addValue(document.odooId());
        row.addValue(document.name());
        row.addValue(sought.role().code());
        return sql(tx).preparedQuery(FOUND)
                .execute(row)
                .chain(() -> sql(tx).preparedQuery(FROM_ITS_BEGINNING)
                        .execute(Tuple.of(
                                shop.value(),
                                sought.order().value(),
                                sought.mapping().value())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<OrderId>> orderOf(Tx tx, ShopId shop, String externalId) {
        return sql(tx).preparedQuery(KEY_OF_ORDER)
                .execute(Tuple.of(shop.value(), externalId))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(new OrderId(rows.iterator().next().getLong("order_id")))
                        : Optional.empty());
    }

    @Override
    public Uni<Map<DocumentKey, Ours>> ours(Tx tx, ShopId shop, Collection<DocumentKey> keys) {
        return sql(tx).preparedQuery(BY_ODOO)
                .execute(Tuple.of(shop.value(), ids(keys, DocumentKind.SALES_ORDER), ids(keys, DocumentKind.TRANSFER)))
                .map(rows -> {
                    Map<DocumentKey, Ours> ours = new LinkedHashMap<>();
                    rows.forEach(row -> ours.put(
                            new DocumentKey(DocumentKind.ofModel(row.getString("model")), row.getLong("id")),
                            new Ours(
                                    row.getString("external_id"),
                                    new MappingId(row.getLong("mapping_id")),
                                    row.getInteger("role") != Role.ELSEWHERE.code())));
                    return ours;
                });
    }

    private static Long[] ids(Collection<DocumentKey> keys, DocumentKind kind) {
        return keys.stream()
                .filter(key -> key.kind() == kind)
                .map(DocumentKey::id)
                .toArray(Long[]::new);
    }

    @Override
    public Uni<Map<String, Map<ProductId, Quantity>>> asked(Tx tx, ShopId shop, List<String> externalIds) {
        return sql(tx).preparedQuery(ASKED)
                .execute(Tuple.of(shop.value(), externalIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Map<ProductId, Quantity>> asked = new LinkedHashMap<>();
                    for (Row row : rows) {
                        Map<ProductId, Quantity> units =
                                asked.computeIfAbsent(row.getString("external_id"), any -> new LinkedHashMap<>());
                        Long product = row.getLong("product_id");
                        if (product != null) {
                            units.put(new ProductId(product), Quantity.of(row.getBigDecimal("units")));
                        }
                    }
                    return asked;
                });
    }

    @Override
    public Uni<Void> revive(Tx tx, ShopId shop, List<String> externalIds) {
        return sql(tx).preparedQuery(REVIVE)
                .execute(Tuple.of(shop.value(), externalIds.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
