package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.order.UnsettledStore;
import io.synco.sync.order.UnsettledStore.Answer;
import io.synco.sync.order.UnsettledStore.Open;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** What a person says about orders that come right by no event; carried out by the order's flagged job. */
@ApplicationScoped
public class SettlingDesk {
    private final Transactions transactions;
    private final UnsettledStore store;
    private final ShopStore shops;
    private final JobStore jobs;
    private final Doorbell doorbell;

    SettlingDesk(Transactions transactions, UnsettledStore store, ShopStore shops, JobStore jobs, Doorbell doorbell) {
        this.transactions = transactions;
        this.store = store;
        this.shops = shops;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** How an answer was taken. */
    public enum Taken {
        YES,
        /** Nothing under this id is unsettled (any more). */
        NOT_UNSETTLED,
        /** Nothing is owed that could be delivered: Odoo has delivered too much. */
        NOTHING_OWED
    }

    public Uni<Taken> settle(ShopId shop, long id, Answer answer, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> store.find(tx, shop, id).chain(open -> {
                            Taken taken = taken(open, answer);
                            return taken == Taken.YES
                                    ? answer(tx, shop, open.orElseThrow(), answer, who)
                                            .replaceWith(taken)
                                    : Uni.createFrom().item(taken);
                        }))
                .call(() -> doorbell.ring(shop));
    }

    private static Taken taken(Optional<Open> open, Answer answer) {
        if (open.isEmpty()) {
            return Taken.NOT_UNSETTLED;
        }
        boolean owed = open.get().units().signum() > 0;
        return owed || answer != Answer.DELIVER_NOW ? Taken.YES : Taken.NOTHING_OWED;
    }

    private Uni<Void> answer(Tx tx, ShopId shop, Open open, Answer answer, String who) {
        return store.answer(tx, shop, open.id(), answer, who)
                .chain(() -> jobs.ask(
                        tx, shop, JobKind.UNSETTLED, open.line().order().toString()))
                .chain(() -> shops.audit(
                        tx,
                        shop,
                        who,
                        "settled an order: "
                                + answer.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "order " + open.orderName() + ", product " + open.line().product(),
                        open.units() + " units"));
    }
}
