package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The calls that set on_hand, stored with key and rows before they are sent, and what became of them. One level has one open
 * intent; the answer, the ledger, the level and its expected value change together.
 */
interface IntentStore {

    /** @param tooOld Shopify may have forgotten its key: read back instead of sending again */
    record Open(SetOnHand call, boolean tooOld) {
        List<LevelId> levels() {
            return call.rows().stream().map(SetRow::level).toList();
        }
    }

    /** With the events that touched each level's target since its last accepted write. */
    Uni<Void> prepare(Tx tx, ShopId shop, long leaseNo, UUID id, List<Planned> rows, Instant snapshotAt);

    /** Shows each level's target with Odoo's numbers and keeps its terms, whether or not anything is written. */
    Uni<Void> planned(Tx tx, ShopId shop, List<Planned> rows, Instant snapshotAt);

    Uni<Void> same(Tx tx, ShopId shop, List<Planned> rows);

    Uni<Void> accepted(Tx tx, ShopId shop, UUID id);

    Uni<Void> refused(Tx tx, ShopId shop, UUID id, String words);

    /** Certainly not applied: its levels are planned again from fresh numbers, under a new key. */
    Uni<Void> withdraw(Tx tx, ShopId shop, UUID id, String why);

    /** Nobody will ever know whether it was applied: its levels are read back, and what they show may be ours. */
    Uni<Void> giveUp(Tx tx, ShopId shop, UUID id, String why);

    Uni<Void> unknown(Tx tx, ShopId shop, UUID id, String why);

    Uni<Void> resending(Tx tx, ShopId shop, UUID id, long leaseNo);

    Uni<List<Open>> open(Tx tx, ShopId shop);
}
