package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.ShopifyPort;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One Shopify store. Calls happen when they are subscribed to, at once and whole; whatever goes wrong on the way is put around it.
 * People act through {@link #orders}, {@link #shipping} and {@link #stock}; every change, ours too, is told as the webhooks would,
 * each once and at once.
 */
public final class ShopifyModel implements ShopifyPort {
    private static final int LEVELS_MAX = 250;
    private static final int VARIANTS_PAGE = 250;
    private static final ShopInfo INFO = new ShopInfo(
            "Simulated",
            "simulated.myshopify.com",
            "EUR",
            List.of("read_inventory", "write_inventory", "read_orders", "read_locations", "read_products"));

    private final Store store;
    private final ShopOrders orders;
    private final ShopShipping shipping;
    private final ShopStock stock;
    private final OnHandCall onHand;
    private final FulfilCall fulfil;
    private final OrderReadings readings;

    public ShopifyModel(Time time, Consumer<Hint> listener) {
        this(time, listener, ShopifyRules.usual());
    }

    public ShopifyModel(Time time, Consumer<Hint> listener, ShopifyRules rules) {
        store = new Store(time, listener, rules);
        Trade trade = new Trade(store.levels);
        orders = new ShopOrders(store, trade);
        shipping = new ShopShipping(store, trade, orders);
        stock = new ShopStock(store);
        onHand = new OnHandCall(store);
        fulfil = new FulfilCall(store, shipping);
        readings = new OrderReadings(store.catalog, time);
    }

    // ---- people

    public ShopOrders orders() {
        return orders;
    }

    public ShopShipping shipping() {
        return shipping;
    }

    public ShopStock stock() {
        return stock;
    }

    // ---- what stands here, exactly

    /** Grows with every act and every write of ours; equal numbers mean that nothing happened in between. */
    public long changes() {
        return store.changes();
    }

    /** A level that never was has zeros and is inactive. */
    public LevelState level(LevelId level) {
        return store.levels.find(level).orElse(LevelState.EMPTY.active(false));
    }

    public Map<LevelId, LevelState> levels() {
        return store.levels.all();
    }

    public boolean isTracked(LevelId level) {
        return store.catalog.isTracked(level.item());
    }

    public StoreOrder order(OrderId order) {
        return store.orders.get(order);
    }

    public Collection<StoreOrder> allOrders() {
        return store.orders.all();
    }

    // ---- the port

    @Override
    public Uni<ShopInfo> shop(ShopId shop) {
        return answer(() -> INFO);
    }

    @Override
    public Uni<List<Location>> locations(ShopId shop) {
        return answer(store.catalog::locations);
    }

    @Override
    public Uni<Void> subscribe(ShopId shop) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Page<Variant>> variants(ShopId shop, String after) {
        return answer(() -> {
            long from = after == null ? 0 : Long.parseLong(after);
            List<Variant> rest = store.catalog.variants().stream()
                    .filter(variant -> variant.item().value() > from)
                    .toList();
            List<Variant> rows = rest.subList(0, Math.min(VARIANTS_PAGE, rest.size()));
            return new Page<>(
                    rows,
                    rows.size() < rest.size()
                            ? Optional.of(rows.get(rows.size() - 1).item().toString())
                            : Optional.empty());
        });
    }

    @Override
    public Uni<Map<LevelId, LevelReading>> levels(ShopId shop, Set<LevelId> levels) {
        return answer(() -> {
            OnHandCall.atMost(LEVELS_MAX, levels.size());
            Map<LevelId, LevelReading> readings = new TreeMap<>();
            levels.forEach(level ->
                    store.levels.find(level).ifPresent(state -> readings.put(level, reading(level, state))));
            return readings;
        });
    }

    private LevelReading reading(LevelId level, LevelState state) {
        return new LevelReading(
                state.active() && store.catalog.isActive(level.location()),
                store.catalog.isTracked(level.item()),
                state.onHand(),
                state.committed(),
                state.available(),
                state.held(),
                state.setAside(LevelState.SetAside.RESERVED));
    }

    @Override
    public Uni<Optional<OrderReading>> order(ShopId shop, OrderId order) {
        return answer(() -> store.orders.find(order).map(readings::of));
    }

    @Override
    public Uni<Optional<Buyer>> buyer(ShopId shop, OrderId order) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Page<OrderHead>> ordersChanged(ShopId shop, Instant since, String after) {
        return answer(() -> readings.heads(store.orders.changed(since, after)));
    }

    @Override
    public Uni<List<OrderReading>> orders(ShopId shop, List<OrderId> ids) {
        return answer(() -> {
            OnHandCall.atMost(ORDERS_MAX, ids.size());
            return ids.stream()
                    .flatMap(id -> store.orders.find(id).stream())
                    .map(readings::of)
                    .toList();
        });
    }

    @Override
    public Uni<Page<OrderReading>> ordersOpen(ShopId shop, String after) {
        return answer(() -> readings.page(store.orders.unfulfilled(after)));
    }

    @Override
    public Uni<SetAnswer> setOnHand(ShopId shop, SetOnHand call) {
        return answer(() -> onHand.set(call));
    }

    @Override
    public Uni<FulfilAnswer> fulfil(ShopId shop, Fulfil call) {
        return answer(() -> fulfil.fulfil(call));
    }

    private static <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(work);
    }
}
