package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.golive.GoLiveGuard;
import io.synco.sync.golive.GoLiveGuard.Answer;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Controls.Started;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Going live, not before a person has seen what it would do. */
@ApplicationScoped
public class GoLiveDesk {
    private final Transactions transactions;
    private final ShopStore shops;
    private final GoLiveGuard guard;
    private final Controls controls;
    private final JobStore jobs;
    private final Doorbell doorbell;

    GoLiveDesk(
            Transactions transactions,
            ShopStore shops,
            GoLiveGuard guard,
            Controls controls,
            JobStore jobs,
            Doorbell doorbell) {
        this.transactions = transactions;
        this.shops = shops;
        this.guard = guard;
        this.controls = controls;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    public sealed interface Asked {
        record Begun(long run) implements Asked {}

        record Missing(List<String> reasons) implements Asked {}

        /** What a dry run would tell is done already. */
        record Live() implements Asked {}
    }

    /** Begins a dry run, in place of one under way. */
    public Uni<Asked> dryRun(ShopId shop, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> shops.ready(tx, shop)
                                .chain(ready -> ready.missing().isEmpty()
                                        ? guard.look(tx, shop)
                                                .chain(answer -> answer.live()
                                                        ? Uni.createFrom().<Asked>item(new Asked.Live())
                                                        : begin(tx, shop, who))
                                        : Uni.createFrom().<Asked>item(new Asked.Missing(ready.missing()))))
                .call(() -> doorbell.ring(shop));
    }

    private Uni<Asked> begin(Tx tx, ShopId shop, String who) {
        return guard.begin(tx, shop, who)
                .call(() -> jobs.ask(tx, shop, JobKind.DRY_RUN, "all"))
                .call(run -> shops.audit(tx, shop, who, "dry run asked for", "dry run " + run, null))
                .map(Asked.Begun::new);
    }

    /** @param held in words; empty where nothing holds it */
    public record Going(Optional<GoLiveGuard.Held> held, Optional<Started> started) {}

    /** @param confirmed as many levels a person has said may go to zero */
    public Uni<Going> goLive(ShopId shop, String who, Optional<Integer> confirmed) {
        return transactions.unfenced(shop, tx -> guard.look(tx, shop)).chain(answer -> {
            Optional<GoLiveGuard.Held> held = answer.held(confirmed);
            return held.isPresent()
                    ? Uni.createFrom().item(new Going(held, Optional.empty()))
                    : controls.goLive(shop, who)
                            .call(started -> started instanceof Started.Live
                                    ? approve(shop, who, answer, confirmed)
                                    : Uni.createFrom().voidItem())
                            .map(started -> new Going(Optional.empty(), Optional.of(started)));
        });
    }

    private Uni<Void> approve(ShopId shop, String who, Answer answer, Optional<Integer> confirmed) {
        return answer.approvable()
                .map(run -> transactions.unfenced(
                        shop,
                        tx -> guard.approve(tx, shop, run, who)
                                .chain(() -> shops.audit(
                                        tx,
                                        shop,
                                        who,
                                        "approved a dry run",
                                        "dry run " + run.id(),
                                        answer.words(confirmed)))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
