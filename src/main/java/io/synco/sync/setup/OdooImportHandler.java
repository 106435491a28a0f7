package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** After Odoo was connected, or when a person asks: its locations. */
@ApplicationScoped
class OdooImportHandler implements JobHandler {
    private final ShopSetup setup;

    OdooImportHandler(ShopSetup setup) {
        this.setup = setup;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT_ODOO;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return slice.call(Side.ODOO, () -> setup.readOdooLocations(slice.shop()))
                .replaceWith(Map.of(jobs.get(0), new Outcome.Done("The locations are as Odoo has them.")));
    }
}
