package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Paused;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Pauses and resumes; each is recorded with who asked, and what was held is due at once when it is resumed. */
@ApplicationScoped
public class PauseDesk {
    private final Transactions transactions;
    private final Pauses pauses;
    private final ShopStore shops;
    private final JobStore jobs;
    private final Doorbell doorbell;

    PauseDesk(Transactions transactions, Pauses pauses, ShopStore shops, JobStore jobs, Doorbell doorbell) {
        this.transactions = transactions;
        this.pauses = pauses;
        this.shops = shops;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** What came of a wish to pause. */
    public sealed interface Answer {
        record Stands(Pause pause) implements Answer {}

        /** The shop has no such location or item. */
        record Unknown() implements Answer {}

        record TooMany() implements Answer {}
    }

    public Uni<List<Pause>> list(ShopId shop) {
        return transactions.unfenced(shop, tx -> pauses.now(tx, shop)).map(Paused::pauses);
    }

    public Uni<Answer> pause(ShopId shop, PauseScope scope, long subject, String who, String reason) {
        return transactions.unfenced(
                shop,
                tx -> pauses.pause(tx, shop, scope, subject, who, reason)
                        .chain(known -> known
                                ? stands(tx, shop, scope, subject, who, reason)
                                : Uni.createFrom().item(new Answer.Unknown())));
    }

    private Uni<Answer> stands(Tx tx, ShopId shop, PauseScope scope, long subject, String who, String reason) {
        return pauses.now(tx, shop)
                .chain(paused -> paused.pauses().size() > Pauses.COUNT_MAX
                        ? pauses.resume(tx, shop, scope, subject).replaceWith(new Answer.TooMany())
                        : shops.audit(tx, shop, who, "paused", subject(scope, subject), reason)
                                .replaceWith(() -> new Answer.Stands(
                                        paused.find(scope, subject).orElseThrow())));
    }

    /** @return false if it was not paused */
    public Uni<Boolean> resume(ShopId shop, PauseScope scope, long subject, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> pauses.resume(tx, shop, scope, subject)
                                .call(resumed -> resumed
                                        ? jobs.wake(tx, shop)
                                                .chain(() -> shops.audit(
                                                        tx, shop, who, "resumed", subject(scope, subject), null))
                                        : Uni.createFrom().voidItem()))
                .call(resumed ->
                        resumed ? doorbell.ring(shop) : Uni.createFrom().voidItem());
    }

    private static String subject(PauseScope scope, long subject) {
        return scope == PauseScope.SHOP ? scope.words() : scope.words() + " " + subject;
    }
}
