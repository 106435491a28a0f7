package io.synco.sync.inbox;

import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.rules.RuleBook;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.rows.ConnectionRow;
import io.synco.simulation.rows.CursorRow;
import io.synco.simulation.rows.EventRow;
import io.synco.simulation.rows.SeenId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.OdooCalls;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** In memory, what {@link InboxStore} does. */
final class MemoryInbox implements Inbox, OdooCalls {
    private static final String SOURCE = "webhook";

    private final MemoryDatabase database;
    private final JobStore jobs;
    private final Doorbell doorbell;

    MemoryInbox(MemoryDatabase database, JobStore jobs, Doorbell doorbell) {
        this.database = database;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    @Override
    public Uni<Boolean> accept(ShopId shop, Hint hint) {
        return database.unfenced(
                        shop,
                        tx -> seenFirst(tx, shop, hint)
                                .chain(first -> first
                                        ? store(tx, shop, hint).replaceWith(true)
                                        : Uni.createFrom().item(false)))
                .invoke(stored -> {
                    if (stored) {
                        ringLater(shop);
                    }
                });
    }

    private static Uni<Boolean> seenFirst(Tx tx, ShopId shop, Hint hint) {
        SeenId id = new SeenId(hint.topic(), hint.id());
        return rows(tx, shop, rows -> {
            boolean first = rows.seenWebhooks().find(id).isEmpty();
            if (first) {
                rows.seenWebhooks().insert(id, rows.now());
            }
            return first;
        });
    }

    private Uni<Void> store(Tx tx, ShopId shop, Hint hint) {
        HintedWork work = HintedWork.of(hint.about());
        return jobs.ask(tx, shop, work.job(), work.key())
                .chain(asked -> work.event() == null
                        ? Uni.createFrom().voidItem()
                        : rows(tx, shop, rows -> insert(rows, hint, work, asked))
                                .replaceWithVoid());
    }

    private static EventRow insert(ShopRows rows, Hint hint, HintedWork work, Asked asked) {
        EventRow event = new EventRow(
                rows.sequences().nextEvent(),
                rows.now(),
                work.event(),
                SOURCE,
                hint.topic() + " " + hint.id(),
                work.subject(),
                Optional.empty(),
                Optional.ofNullable(work.item()),
                Optional.ofNullable(work.location()),
                Optional.empty(),
                RuleBook.decide(work.event()),
                Optional.empty(),
                Optional.of(asked));
        if (MemoryEventLog.find(rows, SOURCE, event.sourceKey()).isPresent()) {
            throw new IllegalStateException("A second event of webhook " + event.sourceKey());
        }
        rows.events().insert(event.id(), event);
        return event;
    }

    @Override
    public Uni<Boolean> heard(ShopId shop, byte[] keyHash) {
        return database.unfenced(
                        shop,
                        tx -> rows(tx, shop, rows -> hinted(rows, HexFormat.of().formatHex(keyHash)))
                                .call(known -> known
                                        ? jobs.ask(
                                                tx,
                                                shop,
                                                JobKind.ODOO_FEED,
                                                InboxStore.MOVES,
                                                InboxStore.UNTIL_COMMITTED)
                                        : Uni.createFrom().voidItem()))
                .invoke(known -> {
                    if (known) {
                        ringLater(shop);
                    }
                });
    }

    private static boolean hinted(ShopRows rows, String hash) {
        boolean known = rows.hooks().find(hash).isPresent();
        if (known) {
            CursorRow row = rows.cursors()
                    .find("changes")
                    .orElse(CursorRow.at(rows.shop().liveAt().orElse(rows.now())));
            rows.cursors().put("changes", row.hinted(rows.now()));
        }
        return known;
    }

    /** Domain, scopes and note are not kept. */
    @Override
    public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
        return database.unfenced(
                        shop,
                        tx -> rows(tx, shop, rows -> {
                                    rows.connections().put(Side.SHOPIFY, ConnectionRow.CONNECTED);
                                    return true;
                                })
                                .chain(() -> jobs.wake(tx, shop))
                                .chain(() -> jobs.ask(tx, shop, JobKind.IMPORT, "all"))
                                .chain(() -> jobs.ask(tx, shop, JobKind.HEARING, InboxStore.ON_ARRIVAL)))
                .invoke(() -> ringLater(shop))
                .replaceWithVoid();
    }

    private void ringLater(ShopId shop) {
        doorbell.ring(shop).subscribe().with(ignored -> {}, lost -> {});
    }
}
