package io.synco.sync.bulk;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress.Written;
import java.time.Instant;
import java.util.Optional;

/** The shop's bulk operation for each content; there is at most one. */
interface BulkStore {
    /**
     * @param id empty where Shopify was asked and its answer is not known
     * @param readTo the bytes of the file that are worked off
     */
    record Operation(Optional<String> id, Instant askedAt, Optional<Written> file, long readTo) {}

    Uni<Optional<Operation>> find(Tx tx, ShopId shop, Content content);

    /** Shopify is going to be asked, now; what was known of an earlier operation is forgotten. */
    Uni<Void> asking(Tx tx, ShopId shop, Content content);

    Uni<Void> running(Tx tx, ShopId shop, Content content, String id);

    Uni<Void> progress(Tx tx, ShopId shop, Content content, long objects);

    Uni<Void> written(Tx tx, ShopId shop, Content content, Written file);

    Uni<Void> readTo(Tx tx, ShopId shop, Content content, long place);

    Uni<Void> forget(Tx tx, ShopId shop, Content content);
}
