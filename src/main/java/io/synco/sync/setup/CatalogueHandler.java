package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        Uni<Void> kept = catalogue.keep(tx, slice.shop(), rows);
        return part.last()
                ? kept.chain(() -> catalogue.whole(tx, slice.shop()))
                        .chain(match -> match
                                ? jobs.ask(tx, slice.shop(), JobKind.CATALOGUE, MATCH)
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem())
                : kept;
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
