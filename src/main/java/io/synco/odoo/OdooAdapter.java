package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.Time;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.Permit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sync's port, spoken to each shop's own Odoo with that shop's own account. */
@ApplicationScoped
public class OdooAdapter implements OdooPort {
    private final Rpc rpc;
    private final Accounts accounts;
    private final Customer customer;

    OdooAdapter(Rpc rpc, Accounts accounts, OdooConfig config) {
        this.rpc = rpc;
        this.accounts = accounts;
        this.customer = new Customer(config.customerName());
    }

    private Uni<Session> session(ShopId shop) {
        return accounts.of(shop).map(account -> new Session(rpc, account));
    }

    @Override
    public Uni<Checkup> examine(ShopId shop, Credentials credentials) {
        return accounts.database(shop).chain(before -> new Doctor(rpc, Time.SYSTEM).examine(credentials, before));
    }

    @Override
    public Uni<Checkup> examine(ShopId shop) {
        return accounts.credentials(shop).chain(credentials -> examine(shop, credentials));
    }

    @Override
    public Uni<List<Location>> locations(ShopId shop) {
        return session(shop).chain(Goods::locations);
    }

    @Override
    public Uni<List<Product>> products(ShopId shop, long afterId) {
        return session(shop).chain(odoo -> Goods.products(odoo, afterId));
    }

    @Override
    public Uni<Map<ProductId, Quantity>> storable(ShopId shop, Set<ProductId> products) {
        return session(shop).chain(odoo -> Goods.storable(odoo, products));
    }

    @Override
    public Uni<List<Kit>> kits(ShopId shop) {
        return session(shop).chain(Bills::kits);
    }

    @Override
    public Uni<List<Stock>> quants(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations) {
        return session(shop).chain(odoo -> Goods.quants(odoo, products, locations));
    }

    @Override
    public Uni<List<Move>> documentMoves(ShopId shop, Set<DocumentRef> documents) {
        return session(shop).chain(odoo -> Moves.ofDocuments(odoo, documents));
    }

    @Override
    public Uni<List<Reservation>> reservations(ShopId shop, Set<ProductId> products, Set<StockLocationId> locations) {
        return session(shop).chain(odoo -> Goods.reservations(odoo, products, locations));
    }

    @Override
    public Uni<List<DoneMove>> movesDone(ShopId shop, Instant since, int limit) {
        return session(shop).chain(odoo -> Moves.done(odoo, since, limit));
    }

    @Override
    public Uni<ChangedMoves> movesChanged(ShopId shop, Instant since, int limit) {
        return session(shop).chain(odoo -> ChangeFeed.read(odoo, since, limit));
    }

    @Override
    public Uni<SavedOrder> saveOrder(ShopId shop, Permit permit, SalesOrder order) {
        return session(shop).chain(odoo -> switch (order.kind()) {
            case SALES_ORDER -> new Orders(odoo.with(permit), customer).save(order);
            case TRANSFER -> new DeliveryTransfers(odoo.with(permit)).save(order);
        });
    }

    @Override
    public Uni<Void> deliver(
            ShopId shop, Permit permit, DocumentRef document, Map<ProductId, Quantity> quantities, Extent extent) {
        return session(shop).chain(odoo -> new Deliverer(odoo.with(permit)).deliver(document, quantities, extent));
    }

    @Override
    public Uni<Booked> book(ShopId shop, Permit permit, Booking booking) {
        return session(shop).chain(odoo -> new Transfers(odoo.with(permit)).book(booking));
    }

    @Override
    public Uni<List<Referenced>> ordersReferenced(ShopId shop, Set<String> references) {
        return session(shop).chain(odoo -> References.find(odoo, references));
    }

    @Override
    public Uni<List<Delivery>> deliveries(ShopId shop, Set<DocumentRef> documents) {
        return session(shop).chain(odoo -> Deliveries.of(odoo, documents));
    }

    @Override
    public Uni<Void> hook(ShopId shop, String address, String within) {
        return session(shop).chain(odoo -> new Automation(odoo).callsTo(address, within));
    }

    @Override
    public Uni<Void> unhook(ShopId shop, String within) {
        return session(shop).chain(odoo -> new Automation(odoo).callsNoMore(within));
    }
}
