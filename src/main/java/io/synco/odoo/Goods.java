package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;
import static io.synco.odoo.Domain.where;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort.Location;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Product;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is where: locations, products, quants, reservations. */
final class Goods {
    private static final int PRODUCTS_MAX = 500;
    private static final int LOCATIONS_MAX = 1_000;
    /** Ids in one question: some hundred products have a few thousand quants, well below what is read of an answer. */
    private static final int IDS_MAX = 1_000;

    private Goods() {}

    static Uni<List<Location>> locations(Session odoo) {
        return Steps.of(odoo).chain(steps -> locations(odoo, steps, 0, List.of()));
    }

    private static Uni<List<Location>> locations(Session odoo, Set<Long> steps, long afterId, List<Location> before) {
        return odoo.search(
                        "stock.location",
                        all(in("usage", List.of("internal", "view")), where("id", ">", afterId)),
                        List.of("complete_name", "usage", "parent_path", "warehouse_id"),
                        Map.of("order", "id", "limit", LOCATIONS_MAX))
                .chain(rows -> {
                    List<Location> found = Stream.concat(
                                    before.stream(), rows.stream().map(row -> location(row, steps)))
                            .toList();
                    return rows.size() < LOCATIONS_MAX
                            ? Uni.createFrom().item(found)
                            : locations(odoo, steps, rows.get(rows.size() - 1).id(), found);
                });
    }

    private static Location location(Row row, Set<Long> steps) {
        return new Location(
                new StockLocationId(row.id()),
                row.text("complete_name"),
                row.text("usage"),
                row.text("parent_path"),
                row.optionalRef("warehouse_id").map(WarehouseId::new),
                row.nameOf("warehouse_id"),
                steps.contains(row.id()));
    }

    static Uni<List<Product>> products(Session odoo, long afterId) {
        return odoo.search(
                        "product.product",
                        all(odoo.dialect().storable(), is("active", true), where("id", ">", afterId)),
                        List.of("default_code", "barcode", "display_name"),
                        Map.of("order", "id", "limit", PRODUCTS_MAX))
                .map(rows -> rows.stream().map(Goods::product).toList());
    }

    static Uni<Map<ProductId, Quantity>> storable(Session odoo, Set<ProductId> products) {
        List<Long> ids = products.stream().map(ProductId::value).sorted().toList();
        return Pages.concat(
                        ids,
                        IDS_MAX,
                        page -> odoo.searchNested(
                                "product.product",
                                all(in("id", page), odoo.dialect().storable(), is("active", true)),
                                Map.of("uom_id", odoo.dialect().unit()),
                                Map.of()))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new ProductId(row.id()),
                                row -> UnitOfMeasure.of(row.nestedOrFail("uom_id"))
                                        .step())));
    }

    /** The display name tells variants apart, and begins with the code in brackets. */
    static Product product(Row row) {
        String sku = row.text("default_code");
        String name = row.text("display_name");
        String code = "[" + sku + "] ";
        return new Product(
                new ProductId(row.id()),
                sku,
                row.text("barcode"),
                name.startsWith(code) ? name.substring(code.length()) : name);
    }

    /**
     * Several rows for one product and location are normal, so they are summed. Whether the locations exist is asked first: a
     * location that is gone, or hidden from this user, has no quants, and would look like "all sold".
     */
    static Uni<List<Stock>> quants(Session odoo, Set<ProductId> products, Set<StockLocationId> locations) {
        if (products.isEmpty() || locations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Long> places = locations.stream().map(StockLocationId::value).toList();
        List<Long> ids = products.stream().map(ProductId::value).sorted().toList();
        return existing(odoo, places)
                .chain(() -> Pages.concat(
                        ids,
                        IDS_MAX,
                        page -> odoo.search(
                                "stock.quant",
                                all(
                                        in("product_id", page),
                                        in("location_id", places),
                                        is("location_id.usage", "internal")),
                                List.of("product_id", "location_id", "quantity", "reserved_quantity"),
                                Map.of())))
                .map(Goods::summed);
    }

    private static Uni<Void> existing(Session odoo, List<Long> places) {
        return odoo.read(
                        "stock.location",
                        "search",
                        List.of(all(in("id", places))),
                        Map.of("context", Map.of("active_test", false)))
                .invoke(found -> {
                    Set<Long> gone = new TreeSet<>(places);
                    found.forEach(id -> gone.remove(id.asLong()));
                    if (!gone.isEmpty()) {
                        throw new RemoteException(new NotFound("Odoo's locations " + gone
                                + " are gone or hidden from this user: map others, or give the user access"));
                    }
                })
                .replaceWithVoid();
    }

    private static List<Stock> summed(List<Row> rows) {
        record At(ProductId product, StockLocationId location) {}
        Map<At, Stock> sums = new LinkedHashMap<>();
        for (Row row : rows) {
            At at = new At(new ProductId(row.ref("product_id")), new StockLocationId(row.ref("location_id")));
            Stock one =
                    new Stock(at.product(), at.location(), row.quantity("quantity"), row.quantity("reserved_quantity"));
            sums.merge(at, one, Goods::sum);
        }
        return List.copyOf(sums.values());
    }

    private static Stock sum(Stock a, Stock b) {
        return new Stock(
                a.product(),
                a.location(),
                a.quantity().plus(b.quantity()),
                a.reserved().plus(b.reserved()));
    }

    static Uni<List<Reservation>> reservations(Session odoo, Set<ProductId> products, Set<StockLocationId> locations) {
        if (products.isEmpty() || locations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Long> places = locations.stream().map(StockLocationId::value).toList();
        List<Long> ids = products.stream().map(ProductId::value).sorted().toList();
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("product_id", AS_IS);
        specification.put("location_id", Places.WITH_USAGE);
        specification.put("location_dest_id", Places.WITH_USAGE);
        specification.put("reference", AS_IS);
        specification.put("move_id", fields(Chain.specification(odoo.dialect())));
        specification.putAll(odoo.dialect().lineFields());
        return Pages.concat(
                        ids,
                        IDS_MAX,
                        page -> odoo.searchNested(
                                "stock.move.line",
                                all(in("product_id", page), in("location_id", places), in("state", OPEN_STATES)),
                                specification,
                                Map.of()))
                .chain(lines -> destinations(odoo, lines)
                        .map(chain -> lines.stream()
                                .map(line -> reservation(odoo, line, chain))
                                .filter(line -> line.quantity().signum() != 0)
                                .toList()));
    }

    static final List<String> OPEN_STATES = Stream.of(MoveState.values())
            .filter(MoveState::open)
            .map(state -> state.name().toLowerCase(java.util.Locale.ROOT))
            .toList();

    private static Uni<Chain> destinations(Session odoo, List<Row> lines) {
        List<Row> moves = new ArrayList<>();
        lines.forEach(line -> line.nested("move_id").ifPresent(moves::add));
        return Chain.from(odoo, moves);
    }

    private static Reservation reservation(Session odoo, Row line, Chain chain) {
        Quantity quantity = odoo.dialect().lineQuantity(line);
        return new Reservation(
                new ProductId(line.ref("product_id")),
                Places.of(line, "location_id"),
                line.optionalRef("move_id").map(chain::end).orElseGet(() -> Places.of(line, "location_dest_id")),
                quantity,
                line.text("reference"));
    }
}
