package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.LinkStore;
import io.synco.catalog.LinkStore.Matched;
import io.synco.catalog.MatchReport;
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
import io.synco.sync.job.PgTx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.DirtyLevels;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of setting a shop up. Each can be repeated, and reads the remotes before its transaction begins. */
@ApplicationScoped
public class ShopSetup {
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final RemoteCatalogue catalogue;
    private final Locations locations;
    private final Mappings mappings;
    private final LinkStore links;
    private final LevelRows levels;
    private final TenantTransaction transaction;
    private final JobStore jobs;
    private final Doorbell doorbell;

    ShopSetup(
            ShopifyPort shopify,
            OdooPort odoo,
            RemoteCatalogue catalogue,
            Locations locations,
            Mappings mappings,
            LinkStore links,
            LevelRows levels,
            TenantTransaction transaction,
            JobStore jobs,
            Doorbell doorbell) {
        this.shopify = shopify;
        this.odoo = odoo;
        this.catalogue = catalogue;
        this.locations = locations;
        this.mappings = mappings;
        this.links = links;
        this.levels = levels;
        this.transaction = transaction;
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
                .call(mapped -> transaction.in(
                        shop,
                        connection -> levels.wantLocations(connection, shop, shopifyLocations(mapped.mappings()))
                                .chain(() -> levels.ensure(connection, shop))
                                .chain(() -> jobs.ask(new PgTx(connection), shop, JobKind.PUSH, DirtyLevels.PUSH))))
                .call(() -> doorbell.ring(shop));
    }

    /** Reads both catalogues whole, links what matches, and makes the levels of what is linked. */
    public Uni<MatchReport> match(ShopId shop, String who) {
        return match(shop, who, connection -> Uni.createFrom().voidItem());
    }

    /** @param first done in the same transaction, before */
    Uni<MatchReport> match(ShopId shop, String who, Function<SqlConnection, Uni<?>> first) {
        return catalogue
                .items(shop)
                .chain(items -> catalogue.assortment(shop).chain(there -> match(shop, items, there, who, first)));
    }

    private Uni<MatchReport> match(
            ShopId shop,
            List<CatalogItem> items,
            Assortment assortment,
            String who,
            Function<SqlConnection, Uni<?>> first) {
        return transaction
                .in(
                        shop,
                        connection -> first.apply(connection)
                                .chain(() -> links.match(connection, shop, items, assortment, who))
                                .call(matched -> levels.wantItems(connection, shop, matched.relinked()))
                                .call(() -> levels.ensure(connection, shop))
                                .call(() -> jobs.ask(new PgTx(connection), shop, JobKind.PUSH, DirtyLevels.PUSH)))
                .call(() -> doorbell.ring(shop))
                .map(Matched::report);
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
