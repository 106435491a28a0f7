package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.LevelId;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Paused;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sends inventorySetQuantities and books what came of it. Stored before sent; a refused row refuses the call, so it is taken out
 * and the rest goes at once under a new key; where no row is named, the call is halved.
 */
@ApplicationScoped
class OnHandWriter {
    private final ShopifyPort shopify;
    private final IntentStore intents;
    private final LevelStore levels;
    private final JobStore jobs;
    private final Pauses pauses;
    private final Chance chance;

    OnHandWriter(
            ShopifyPort shopify, IntentStore intents, LevelStore levels, JobStore jobs, Pauses pauses, Chance chance) {
        this.pauses = pauses;
        this.chance = chance;
        this.shopify = shopify;
        this.intents = intents;
        this.levels = levels;
        this.jobs = jobs;
    }

    /** @return how many rows were accepted */
    Uni<Integer> write(Slice slice, List<Planned> rows, Instant snapshotAt) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        UUID id = chance.uuid();
        return slice.tx(tx -> pauses.now(tx, slice.shop())
                        .map(paused -> free(rows, paused))
                        .call(free -> free.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : intents.prepare(tx, slice.shop(), slice.leaseNo(), id, free, snapshotAt)))
                .chain(free -> free.isEmpty() ? Uni.createFrom().item(0) : sendNew(slice, id, free, snapshotAt));
    }

    /** What was paused since it was planned stays dirty. */
    private static List<Planned> free(List<Planned> rows, Paused paused) {
        return rows.stream()
                .filter(row -> paused.holding(row.level().level()).isEmpty())
                .toList();
    }

    private Uni<Integer> sendNew(Slice slice, UUID id, List<Planned> rows, Instant snapshotAt) {
        SetOnHand call = call(id, rows);
        return send(slice, call)
                .chain(answer -> answer instanceof SetAnswer.Refused refused
                        ? book(slice, call, refused).chain(() -> rest(slice, rows, refused, snapshotAt))
                        : slice.tx(tx -> intents.accepted(tx, slice.shop(), id)).replaceWith(rows.size()));
    }

    /**
     * Sends the stored document and rows again under the same key, and books the answer that comes now. Also while paused: it was sent
     * before, and only its answer tells what stands on Shopify.
     */
    Uni<Void> settle(Slice slice, SetOnHand call) {
        return slice.tx(tx -> intents.resending(tx, slice.shop(), call.key(), slice.leaseNo()))
                .chain(() -> shopify(slice, call))
                .onFailure(SideFailure.class)
                .call(failure -> unknown(slice, call, (SideFailure) failure))
                .chain(answer -> answer instanceof SetAnswer.Refused refused
                        ? book(slice, call, refused)
                        : slice.tx(tx -> intents.accepted(tx, slice.shop(), call.key())));
    }

    /** Though it was certainly not sent now: the earlier call may still land. */
    private Uni<Void> unknown(Slice slice, SetOnHand call, SideFailure failure) {
        return slice.tx(tx -> intents.unknown(tx, slice.shop(), call.key(), failure.getMessage()));
    }

    /** Nobody can tell any more by the key: the levels are read again and planned from there. */
    Uni<Void> readBack(Slice slice, SetOnHand call) {
        return slice.tx(tx -> intents.giveUp(
                        tx, slice.shop(), call.key(), "No answer for 23 hours; the levels are read back.")
                .chain(() -> observe(
                        tx,
                        slice.shop(),
                        call.rows().stream().map(row -> row.level()).toList())));
    }

    private Uni<SetAnswer> shopify(Slice slice, SetOnHand call) {
        return slice.call(Side.SHOPIFY, () -> shopify.setOnHand(slice.shop(), call));
    }

    private Uni<SetAnswer> send(Slice slice, SetOnHand call) {
        return shopify(slice, call)
                .onFailure(SideFailure.class)
                .call(failure -> remember(slice, call, (SideFailure) failure));
    }

    /** A call that was certainly not applied is forgotten; one that may have been is settled before anything else. */
    private Uni<Void> remember(Slice slice, SetOnHand call, SideFailure failure) {
        RemoteFailure.Consequence consequence = failure.failure().consequence();
        boolean mayBeApplied =
                consequence == RemoteFailure.Consequence.SETTLE || consequence == RemoteFailure.Consequence.RETRY;
        return mayBeApplied
                ? unknown(slice, call, failure)
                : slice.tx(tx -> intents.withdraw(tx, slice.shop(), call.key(), failure.getMessage()));
    }

    private Uni<Void> book(Slice slice, SetOnHand call, SetAnswer.Refused refused) {
        return slice.tx(tx -> {
            Uni<Void> chain = intents.refused(tx, slice.shop(), call.key(), words(refused));
            for (RowError error : refused.errors()) {
                if (error.row() >= 0 && error.row() < call.rows().size()) {
                    LevelId level = call.rows().get(error.row()).level();
                    chain = chain.chain(() -> bookRow(tx, slice.shop(), level, error));
                }
            }
            return chain;
        });
    }

    private Uni<Void> bookRow(Tx tx, ShopId shop, LevelId level, RowError error) {
        return switch (error.kind()) {
            case STALE -> observe(tx, shop, List.of(level));
            case NEW_KEY -> Uni.createFrom().voidItem();
            case NOT_WRITABLE -> flag(tx, shop, level, error.message() + " (" + error.code() + ")");
        };
    }

    private Uni<Void> observe(Tx tx, ShopId shop, List<LevelId> stale) {
        return jobs.ask(
                        tx,
                        shop,
                        JobKind.OBSERVE,
                        stale.stream().map(LevelId::toString).toList())
                .replaceWithVoid();
    }

    private Uni<Void> flag(Tx tx, ShopId shop, LevelId level, String words) {
        return levels.flag(tx, shop, level, "Shopify: " + words)
                .chain(
                        () -> jobs.raiseFlag(
                                tx,
                                shop,
                                JobKind.LEVEL,
                                level.toString(),
                                "Shopify: " + words,
                                "Change in Shopify what it names (is the item tracked, and stocked at this location?), then retry."))
                .replaceWithVoid();
    }

    /** One bad row of 250 costs about two calls, never a stuck batch. */
    private Uni<Integer> rest(Slice slice, List<Planned> rows, SetAnswer.Refused refused, Instant snapshotAt) {
        Map<Integer, RowError> named = new HashMap<>();
        refused.errors().forEach(error -> named.put(error.row(), error));
        boolean onlyNewKey = refused.errors().stream().allMatch(error -> error.kind() == RowError.Kind.NEW_KEY);
        if (onlyNewKey) {
            // Planned again from fresh numbers; the key is spent.
            return Uni.createFrom().item(0);
        }
        if (named.containsKey(-1)) {
            return halve(slice, rows, refused, snapshotAt);
        }
        List<Planned> fine = new java.util.ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!named.containsKey(row)) {
                fine.add(rows.get(row));
            }
        }
        return write(slice, fine, snapshotAt);
    }

    private Uni<Integer> halve(Slice slice, List<Planned> rows, SetAnswer.Refused refused, Instant snapshotAt) {
        if (rows.size() == 1) {
            LevelId level = rows.get(0).level().level();
            return slice.tx(tx -> flag(tx, slice.shop(), level, words(refused))).replaceWith(0);
        }
        int middle = rows.size() / 2;
        return write(slice, rows.subList(0, middle), snapshotAt)
                .chain(first -> write(slice, rows.subList(middle, rows.size()), snapshotAt)
                        .map(second -> first + second));
    }

    private static String words(SetAnswer.Refused refused) {
        return refused.errors().stream()
                .map(error -> (error.row() < 0 ? "" : "row " + error.row() + ": ") + error.message() + " ("
                        + error.code() + ")")
                .distinct()
                .limit(10)
                .reduce((a, b) -> a + "; " + b)
                .orElse("refused without a reason");
    }

    private static SetOnHand call(UUID id, List<Planned> rows) {
        return new SetOnHand(
                id,
                SetOnHand.reference(id),
                rows.stream()
                        .map(row -> new SetRow(
                                row.level().level(),
                                row.target().onHand(),
                                row.level().expected().orElseThrow()))
                        .toList());
    }
}
