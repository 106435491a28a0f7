package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import java.util.function.Consumer;
import java.util.function.Function;

/** An open transaction of the modelled database. It sees one shop, as row-level security has it, and nothing after its end. */
public final class MemoryTx implements Tx {
    private final MemoryDatabase database;
    private final ShopId shop;
    private boolean over;

    MemoryTx(MemoryDatabase database, ShopId shop) {
        this.database = database;
        this.shop = shop;
    }

    /** One statement: runs when it is subscribed to, and fails the transaction where it throws. */
    public static <T> Uni<T> rows(Tx tx, ShopId shop, Function<ShopRows, T> statement) {
        return Uni.createFrom().item(() -> statement.apply(((MemoryTx) tx).of(shop)));
    }

    public static Uni<Void> change(Tx tx, ShopId shop, Consumer<ShopRows> statement) {
        return rows(tx, shop, rows -> {
            statement.accept(rows);
            return null;
        });
    }

    private ShopRows of(ShopId asked) {
        if (over) {
            throw new IllegalStateException("A statement of shop " + asked + " came after its transaction had ended");
        }
        if (!shop.equals(asked)) {
            throw new IllegalStateException("A transaction of shop " + shop + " asked for rows of shop " + asked);
        }
        return database.rows(shop);
    }

    void end() {
        over = true;
    }
}
