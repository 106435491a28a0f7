package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for the catalogue to be read. */
@ApplicationScoped
public class CatalogueDesk {
    private final StoredCatalogue catalogue;
    private final ShopStore shops;
    private final Transactions transactions;
    private final JobStore jobs;
    private final Doorbell doorbell;

    CatalogueDesk(
            StoredCatalogue catalogue, ShopStore shops, Transactions transactions, JobStore jobs, Doorbell doorbell) {
        this.catalogue = catalogue;
        this.shops = shops;
        this.transactions = transactions;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** A person wants Shopify's catalogue read whole, and what matches linked. */
    public Uni<Void> readAndMatch(ShopId shop, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> read(tx, shop, true)
                                .chain(() -> shops.audit(tx, shop, who, "catalogue imported", "catalogue", null)))
                .call(() -> doorbell.ring(shop));
    }

    /** At the first import only: what changes later is another matter than locations. */
    Uni<Void> readFirst(Tx tx, ShopId shop) {
        return catalogue.known(tx, shop).chain(known -> known ? Uni.createFrom().voidItem() : read(tx, shop, false));
    }

    private Uni<Void> read(Tx tx, ShopId shop, boolean match) {
        return catalogue
                .wanted(tx, shop, match)
                .chain(() -> jobs.ask(tx, shop, JobKind.CATALOGUE, CatalogueHandler.READ))
                .replaceWithVoid();
    }
}
