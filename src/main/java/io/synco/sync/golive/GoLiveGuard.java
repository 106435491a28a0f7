package io.synco.sync.golive;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.golive.DryRunStore.Run;
import io.synco.sync.golive.DryRunStore.Verdict;
import io.synco.sync.job.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a shop may go live, by its last dry run. */
@ApplicationScoped
public class GoLiveGuard {
    /** Levels that are named where going live is held; the API lists all. */
    private static final int NAMED_MAX = 10;

    private final DryRunStore store;
    private final GoLiveConfig config;

    GoLiveGuard(DryRunStore store, GoLiveConfig config) {
        this.store = store;
        this.config = config;
    }

    public Uni<Long> begin(Tx tx, ShopId shop, String who) {
        return store.begin(tx, shop, who);
    }

    public Uni<Answer> look(Tx tx, ShopId shop) {
        return store.verdict(tx, shop, NAMED_MAX)
                .map(verdict -> new Answer(
                        verdict, new Breaker(config.zerosShareMax(), config.zerosMin()), config.dryRunRequired()));
    }

    public Uni<Void> approve(Tx tx, ShopId shop, Run run, String who) {
        return store.approve(tx, shop, run, who);
    }

    /** @param hint what a person can do */
    public record Held(String words, String hint) {}

    /** Pure: what the last dry run says. */
    public record Answer(Verdict verdict, Breaker breaker, boolean required) {
        public boolean live() {
            return verdict.live();
        }

        /** The run that a go-live now stands on: one that has ended and that the shop has not gone live on before. */
        public Optional<Run> approvable() {
            return verdict.run().filter(run -> verdict.ended() && !verdict.approved() && !verdict.live());
        }

        /** @param confirmed as many levels a person has said may go to zero */
        public Optional<Held> held(Optional<Integer> confirmed) {
            if (verdict.live()) {
                return Optional.empty();
            }
            if (verdict.run().isPresent() && !verdict.ended() && confirmed.isEmpty()) {
                return Optional.of(new Held(
                        "A dry run is under way.",
                        "Go live when GET /api/v1/go-live/dry-run says that it has ended; send confirmedToZero to go live all the"
                                + " same."));
            }
            if (approvable().isEmpty()) {
                return required && confirmed.isEmpty() ? Optional.of(unseen()) : Optional.empty();
            }
            return breaker.holds(verdict.toZero(), verdict.stocked(), confirmed)
                    ? Optional.of(tooMany())
                    : Optional.empty();
        }

        private static Held unseen() {
            return new Held(
                    "Nobody has seen what going live would write.",
                    "POST /api/v1/go-live/dry-run shows it and writes nothing.");
        }

        private Held tooMany() {
            return new Held(
                    "Going live would take " + verdict.toZero() + " of " + verdict.stocked()
                            + " levels that have stock to zero, more than may go unasked: "
                            + String.join(", ", verdict.some())
                            + (verdict.toZero() > verdict.some().size() ? ", and others." : "."),
                    "GET /api/v1/go-live/dry-run/levels?effect=zero lists all of them. Correct the mapping or the links and run again,"
                            + " or send confirmedToZero " + verdict.toZero() + " if that is right.");
        }

        /** For the record. */
        public String words(Optional<Integer> confirmed) {
            return verdict.toZero() + " of " + verdict.stocked() + " levels that have stock go to zero"
                    + confirmed.map(count -> ", " + count + " confirmed").orElse("");
        }
    }
}
