package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyApp.Standing;
import java.util.List;

/** What was heard of Shopify lately, and what it said of the app. */
interface HearingStore {
    /** By topic; what was heard is kept for three days. */
    Uni<List<Heard>> heard(Tx tx, ShopId shop);

    Uni<Void> standing(Tx tx, ShopId shop, Standing standing);

    /** Whether all levels were compared within the last hours. */
    Uni<Boolean> comparedLately(Tx tx, ShopId shop);

    /** Whether the catalogue was read whole within the last hours, or was never to be read. */
    Uni<Boolean> catalogueReadLately(Tx tx, ShopId shop);
}
