package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** After an installation, or when locations changed: webhook subscriptions, the shop's name, its locations. */
@ApplicationScoped
class ImportHandler implements JobHandler {
    private final ShopifyPort shopify;
    private final ShopSetup setup;
    private final ShopStore shops;
    private final CatalogueDesk catalogue;

    ImportHandler(ShopifyPort shopify, ShopSetup setup, ShopStore shops, CatalogueDesk catalogue) {
        this.catalogue = catalogue;
        this.shopify = shopify;
        this.setup = setup;
        this.shops = shops;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return slice.call(Side.SHOPIFY, () -> shopify.shop(slice.shop()))
                .chain(info -> slice.tx(tx -> shops.name(tx, slice.shop(), info.name(), info.currency())))
                .chain(() -> slice.call(Side.SHOPIFY, () -> shopify.subscribe(slice.shop())))
                .chain(() -> slice.call(Side.SHOPIFY, () -> setup.readShopifyLocations(slice.shop())))
                .chain(() -> slice.tx(tx -> catalogue.readFirst(tx, slice.shop())))
                .replaceWith(Map.of(jobs.get(0), new Outcome.Done("Webhooks and locations are as Shopify has them.")));
    }
}
