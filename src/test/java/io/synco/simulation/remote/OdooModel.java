package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.Time;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One Odoo. Calls happen when they are subscribed to, at once; one of several steps asks its permit before each. People act through
 * {@link #floor} and {@link #office}; {@link #settings} is what was set up before.
 */
public final class OdooModel implements OdooPort {
    private static final int PRODUCTS_PAGE = 500;
    private static final Identity IDENTITY =
            new Identity("17.0", 2, "7f2c1a60-5b1e-11f0-9a3e-0242ac120002", "simulated", "");

    private final OdooCore odoo;
    private final OdooSettings settings;
    private final WarehousePeople floor;
    private final SalesPeople office;
    private final StockReadings stock;
    private final OrderSaver saver;
    private final TransferSaver transfers;
    private final DeliveryCall delivery;
    private final BookCall booking;

    public OdooModel(Time time) {
        this(time, OdooRules.usual());
    }

    public OdooModel(Time time, OdooRules rules) {
        odoo = new OdooCore(time, rules);
        settings = new OdooSettings(odoo);
        floor = new WarehousePeople(odoo);
        office = new SalesPeople(odoo);
        stock = new StockReadings(odoo);
        saver = new OrderSaver(odoo);
        transfers = new TransferSaver(odoo);
        delivery = new DeliveryCall(odoo);
        booking = new BookCall(odoo);
    }

    // ---- people

    public OdooSettings settings() {
        return settings;
    }

    /** Who handles goods. */
    public WarehousePeople floor() {
        return floor;
    }

    /** Who handles sales orders. */
    public SalesPeople office() {
        return office;
    }

    /** What is done inside began so long ago: it takes effect now, and its write_date is that much earlier. */
    public void inTransactionBegun(Duration ago, Runnable acts) {
        odoo.begun(ago, acts);
    }

    // ---- what stands here, exactly

    /** Grows with every act and every write of ours; equal numbers mean that nothing happened in between. */
    public long changes() {
        return odoo.changes();
    }

    public Quantity quantity(ProductId product, Collection<StockLocationId> locations) {
        return odoo.quants.within(product, locations).quantity();
    }

    public Quantity reserved(ProductId product, Collection<StockLocationId> locations) {
        return odoo.quants.within(product, locations).reserved();
    }

    /** With all locations below. */
    public Set<StockLocationId> below(StockLocationId location) {
        return odoo.places.below(location);
    }

    /** Everything in any building or between two: all internal and transit locations. */
    public Quantity inside(ProductId product) {
        return quantity(product, odoo.places.holding());
    }

    /** What open moves that were made for our document hold in these locations. */
    public Quantity reservedFor(String document, ProductId product, Collection<StockLocationId> locations) {
        return odoo.account.reservedFor(document, odoo.book.open(product), Set.copyOf(locations));
    }

    /** Units of our document that are physically at the customer, net of what came back, whatever Odoo's records say by now. */
    public Quantity atCustomer(String document, ProductId product) {
        return odoo.account.atCustomer(document, product);
    }

    /** Units that were carried for our document into these locations and stand there. */
    public Quantity standingAt(String document, ProductId product, Collection<StockLocationId> locations) {
        return odoo.account.standingAt(document, product, Set.copyOf(locations));
    }

    /** Net of what left, what bookings of ours brought into these locations. */
    public Quantity booked(ProductId product, Collection<StockLocationId> locations) {
        return booking.into(product, Set.copyOf(locations));
    }

    // ---- the port

    @Override
    public Uni<Checkup> examine(ShopId shop, Credentials credentials) {
        return examine(shop);
    }

    @Override
    public Uni<Checkup> examine(ShopId shop) {
        return answer(() -> new Checkup(List.of(), Optional.of(IDENTITY)));
    }

    @Override
    public Uni<List<Location>> locations(ShopId shop) {
        return answer(odoo.places::inside);
    }

    @Override
    public Uni<List<Product>> products(ShopId shop, long afterId) {
        return answer(() -> odoo.goods.after(afterId, PRODUCTS_PAGE));
    }

    @Override
    public Uni<Map<ProductId, Quantity>> storable(ShopId shop, Set<ProductId> products) {
        return products(shop, 0)
                .map(all -> all.stream()
                        .map(Product::id)
                        .filter(products::contains)
                        .collect(Collectors.toMap(id -> id, id -> Quantity.of(1))));
    }

    /** Manufacturing is not installed. */
    @Override
    public Uni<List<Kit>> kits(ShopId shop) {
        return answer(List::of);
    }

    @Override
    public Uni<List<Stock>> quants(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations) {
        return answer(() -> stock.quants(products, locations));
    }

    @Override
    public Uni<List<Move>> documentMoves(ShopId shop, Set<DocumentRef> documents) {
        return answer(() -> new DocumentReadings(odoo, documents).moves());
    }

    @Override
    public Uni<List<Reservation>> reservations(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations) {
        return answer(() -> stock.reservations(products, locations));
    }

    @Override
    public Uni<List<DoneMove>> movesDone(ShopId shop, Instant since, int limit) {
        return answer(() -> stock.done(since, limit));
    }

    @Override
    public Uni<ChangedMoves> movesChanged(ShopId shop, Instant since, int limit) {
        return answer(() -> new ChangeReadings(odoo).changed(since, limit));
    }

    @Override
    public Uni<SavedOrder> saveOrder(ShopId shop, Permit permit, SalesOrder order) {
        return Uni.createFrom().deferred(() -> switch (order.kind()) {
            case SALES_ORDER -> saver.save(permit, order);
            case TRANSFER -> transfers.save(permit, order);
        });
    }

    @Override
    public Uni<Void> deliver(
            ShopId shop, Permit permit, DocumentRef document, Map<ProductId, Quantity> quantities, Extent extent) {
        return Uni.createFrom().deferred(() -> delivery.deliver(permit, document, quantities, extent));
    }

    @Override
    public Uni<Booked> book(ShopId shop, Permit permit, Booking wanted) {
        return Uni.createFrom().deferred(() -> booking.book(permit, wanted));
    }

    @Override
    public Uni<List<Referenced>> ordersReferenced(ShopId shop, Set<String> references) {
        return answer(() -> odoo.sales.all().stream()
                .map(OdooModel::referenced)
                .filter(order -> order.references().stream().anyMatch(references::contains))
                .toList());
    }

    private static Referenced referenced(SaleOrder order) {
        Set<String> names = new TreeSet<>(Set.of(order.name));
        order.reference.ifPresent(names::add);
        return new Referenced(order.id, order.name, names, order.warehouse.id(), order.state == SaleOrder.State.SALE);
    }

    @Override
    public Uni<List<Delivery>> deliveries(ShopId shop, Set<DocumentRef> documents) {
        return answer(() -> new DocumentReadings(odoo, documents).deliveries());
    }

    /** Nobody calls here. */
    @Override
    public Uni<Void> hook(ShopId shop, String address, String within) {
        return answer(() -> null);
    }

    @Override
    public Uni<Void> unhook(ShopId shop, String within) {
        return answer(() -> null);
    }

    private static <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(work);
    }
}
