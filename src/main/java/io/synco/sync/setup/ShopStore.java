package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shop's row, its flagged jobs and its audit trail, as controls change them. */
interface ShopStore {
    record Ready(boolean shopify, boolean odoo, long mapped, long linked, long levels) {
        List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (!shopify) missing.add("Shopify is not connected: install the app in the shop.");
            if (!odoo) missing.add("Odoo is not connected: enter its address, database, login and API key.");
            if (mapped == 0)
                missing.add("No location is mapped: choose which Odoo location stands behind each Shopify location.");
            if (linked == 0) missing.add("No product is linked: match products by barcode or SKU.");
            return missing;
        }
    }

    record Reopened(int kind, String key, long rev) {}

    Uni<Ready> ready(Tx tx, ShopId shop);

    Uni<Void> live(Tx tx, ShopId shop);

    Uni<Void> readOnly(Tx tx, ShopId shop);

    Uni<Void> name(Tx tx, ShopId shop, String name, String currency);

    Uni<Boolean> hasLocation(Tx tx, ShopId shop, LocationId location);

    Uni<Void> audit(Tx tx, ShopId shop, String who, String what, String subject, String detail);

    /** The job's events are open again: how they end is to be seen. */
    Uni<Optional<Reopened>> retry(Tx tx, ShopId shop, long jobId);

    Uni<Boolean> dismiss(Tx tx, ShopId shop, long jobId, String reason);
}
