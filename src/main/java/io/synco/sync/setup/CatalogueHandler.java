package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.CatalogItem;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.bulk.BulkWork;
import io.synco.sync.bulk.BulkWork.Step;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Reading;
import io.synco.sync.port.ShopifyBulk.Row.Sold;
import io.synco.sync.setup.StoredCatalogue.Whole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads Shopify's catalogue by a bulk operation, a part at a time; then, where that was asked, links what matches. */
@ApplicationScoped
class CatalogueHandler implements JobHandler {
    /** The catalogue is read. */
    static final String READ = "read";

    /** What was read is linked to what Odoo has. */
    static final String MATCH = "match";

    private static final String WHO = "SyncO, after reading the catalogue";

    private final BulkWork bulk;
    private final StoredCatalogue catalogue;
    private final LinkDesk links;
    private final JobStore jobs;

    CatalogueHandler(BulkWork bulk, StoredCatalogue catalogue, LinkDesk links, JobStore jobs) {
        this.bulk = bulk;
        this.catalogue = catalogue;
        this.links = links;
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.CATALOGUE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Job job = batch.get(0);
        Uni<Outcome> outcome = job.key().equals(MATCH) ? match(slice) : read(slice);
        return outcome.map(end -> Map.of(job, end));
    }

    private Uni<Outcome> read(Slice slice) {
        return bulk.step(slice, Content.CATALOGUE, (tx, part) -> keep(tx, slice, part))
                .map(CatalogueHandler::outcome);
    }

    private static Outcome outcome(Step step) {
        if (step instanceof Step.Waiting waiting) {
            return new Outcome.Snooze(waiting.in(), waiting.words());
        }
        if (step instanceof Step.Failed failed) {
            return new Outcome.Retry(failed.words());
        }
        return ((Step.Worked) step).last()
                ? new Outcome.Done("The catalogue is as Shopify has it.")
                : new Outcome.Again(Duration.ZERO);
    }

    private Uni<Void> keep(Tx tx, Slice slice, Reading.Part part) {
        List<Sold> rows = part.rows().stream()
                .filter(Sold.class::isInstance)
                .map(Sold.class::cast)
                .toList();
        Uni<Void> kept = catalogue
                .keep(tx, slice.shop(), rows)
                .chain(items -> links.told(tx, slice.shop(), sold(rows, items), Set.of()))
                .replaceWithVoid();
        return part.last()
                ? kept.chain(() -> catalogue.whole(tx, slice.shop())).chain(whole -> ended(tx, slice.shop(), whole))
                : kept;
    }

    private static List<CatalogItem> sold(List<Sold> rows, Set<ItemId> items) {
        return rows.stream()
                .map(row -> RemoteCatalogue.item(row.variant()))
                .filter(item -> items.contains(item.id()))
                .toList();
    }

    private Uni<Void> ended(Tx tx, ShopId shop, Whole whole) {
        Uni<?> told = links.told(tx, shop, List.of(), whole.gone());
        return (whole.match() ? told.chain(() -> jobs.ask(tx, shop, JobKind.CATALOGUE, MATCH)) : told)
                .replaceWithVoid();
    }

    private Uni<Outcome> match(Slice slice) {
        return slice.tx(tx -> catalogue.all(tx, slice.shop(), RemoteCatalogue.ROWS_MAX))
                .chain(items -> slice.call(Side.ODOO, () -> links.match(slice.shop(), items, WHO)))
                .map(report -> (Outcome) new Outcome.Done(report.inWords()))
                .onFailure(CatalogueTooLarge.class)
                .recoverWithItem(
                        failure -> new Outcome.Flag(failure.getMessage(), ((CatalogueTooLarge) failure).hint()));
    }
}
