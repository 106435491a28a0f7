package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a shop is here, how it goes, and what is recorded of requests about its data. */
interface StayStore {
    enum State {
        INSTALLED,
        UNINSTALLED,
        /** Nobody knows any more whose data these are. */
        ERASING
    }

    /**
     * @param access which tokens there are: another installation or renewal has another one; empty where there are none
     * @param left how long ago the shop was uninstalled
     * @param asked an erasure of the shop is asked for and not carried out
     */
    record Stay(State state, Optional<String> access, Optional<Duration> left, boolean asked) {}

    /** @param orders that it names */
    record Request(long id, boolean erases, List<Long> orders) {}

    Uni<Stay> read(Tx tx, ShopId shop);

    /** False where the shop has got other tokens meanwhile: then nothing was changed. */
    Uni<Boolean> leave(Tx tx, ShopId shop, Optional<String> access);

    /** An erasure of the shop that nobody asked for: its time is over. */
    Uni<Void> askErasure(Tx tx, ShopId shop, String why);

    /** The shop is here: what was asked for is not done. */
    Uni<Void> refuseErasure(Tx tx, ShopId shop, String why);

    /** Shreds the shop's keys and forgets whose it is. */
    Uni<Void> beginErasure(Tx tx, ShopId shop);

    /** True once nothing is left but the record. */
    Uni<Boolean> eraseSome(Tx tx, ShopId shop, int rowsMax);

    Uni<Optional<Request>> request(Tx tx, ShopId shop, long id);

    /** Removes the remotes' own words about these orders; how many of the orders are known. */
    Uni<Integer> forgetWords(Tx tx, ShopId shop, List<Long> orders);

    /** Those of the orders that are known. */
    Uni<List<Long>> known(Tx tx, ShopId shop, List<Long> orders);

    /** @param orders what the record still says about orders */
    Uni<Void> carriedOut(Tx tx, ShopId shop, long request, String outcome, List<Long> orders);
}
