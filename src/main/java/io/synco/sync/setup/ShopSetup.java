package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.Locations;
import io.synco.mapping.Mappings;
import io.synco.mapping.Mappings.Mapped;
import io.synco.mapping.ShopLocation;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.order.OrderIntake;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of setting a shop up. Each can be repeated, and reads the remotes before its transaction begins. */
@ApplicationScoped
public class ShopSetup {
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final Locations locations;
    private final Mappings mappings;
    private final LevelRows levels;
    private final OrderIntake orders;
    private final Transactions transactions;
    private final JobStore jobs;
    private final Doorbell doorbell;

    ShopSetup(
            ShopifyPort shopify,
            OdooPort odoo,
            Locations locations,
            Mappings mappings,
            LevelRows levels,
            OrderIntake orders,
            Transactions transactions,
            JobStore jobs,
            Doorbell doorbell) {
        this.shopify = shopify;
        this.odoo = odoo;
        this.locations = locations;
        this.mappings = mappings;
        this.levels = levels;
        this.orders = orders;
        this.transactions = transactions;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    public Uni<Void> readShopifyLocations(ShopId shop) {
        return shopify.locations(shop)
                .map(read -> read.stream()
                        .map(location -> new ShopLocation(
                                location.id(), location.name(), location.active(), location.fulfillsOnline()))
                        .toList())
                .chain(read -> locations.saveShopify(shop, read));
    }

    public Uni<Void> readOdooLocations(ShopId shop) {
        return odoo.locations(shop)
                .map(read -> read.stream().map(ShopSetup::stockLocation).toList())
                .chain(read -> locations.saveOdoo(shop, read));
    }

    /**
     * Replaces the mapping (or fails with {@link io.synco.mapping.MappingRefused}), then makes the levels of what is mapped and
     * wants all of them reckoned again. Two transactions, because settings and levels are stored by two technologies; saving the
     * same mapping again repeats the second.
     */
    public Uni<Mapped> map(ShopId shop, List<Wanted> wanted, String who) {
        return mappings.replace(shop, wanted, who)
                .call(mapped -> transactions.alone(
                        shop,
                        tx -> levels.wantLocations(sql(tx), shop, shopifyLocations(mapped.mappings()))
                                .chain(() -> levels.ensure(sql(tx), shop))
                                .chain(() -> orders.countWhatWaited(tx, shop))
                                .chain(() -> jobs.ask(tx, shop, JobKind.PUSH, DirtyLevels.PUSH))))
                .call(() -> doorbell.ring(shop));
    }

    private static Set<LocationId> shopifyLocations(List<LocationMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.outlets().stream())
                .map(LocationMapping.Outlet::location)
                .collect(Collectors.toSet());
    }

    private static StockLocation stockLocation(OdooPort.Location location) {
        return new StockLocation(
                location.id(),
                location.name(),
                location.usage(),
                location.parentPath(),
                location.warehouse(),
                location.warehouseName(),
                location.step());
    }
}
