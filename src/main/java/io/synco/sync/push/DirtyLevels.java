package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import io.synco.sync.push.LevelStore.Touched;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;

/** Levels that have to be planned again, and the one push job of a shop that will; empty where no level is touched. */
@ApplicationScoped
public class DirtyLevels {
    /** Its key. */
    public static final String PUSH = "levels";

    private final LevelStore levels;
    private final JobStore jobs;

    DirtyLevels(LevelStore levels, JobStore jobs) {
        this.levels = levels;
        this.jobs = jobs;
    }

    public Uni<Optional<Asked>> byOrder(Tx tx, ShopId shop, OrderId order) {
        return levels.touchByOrder(tx, shop, order).chain(touched -> askIf(tx, shop, touched));
    }

    public Uni<Optional<Asked>> byProducts(Tx tx, ShopId shop, Collection<Touched> products) {
        return levels.touch(tx, shop, products).chain(touched -> askIf(tx, shop, touched));
    }

    public Uni<Optional<Asked>> all(Tx tx, ShopId shop) {
        return levels.touchAll(tx, shop).chain(touched -> askIf(tx, shop, touched));
    }

    public Uni<Asked> push(Tx tx, ShopId shop) {
        return jobs.ask(tx, shop, JobKind.PUSH, PUSH);
    }

    private Uni<Optional<Asked>> askIf(Tx tx, ShopId shop, int touched) {
        return touched == 0
                ? Uni.createFrom().item(Optional.empty())
                : push(tx, shop).map(Optional::of);
    }
}
