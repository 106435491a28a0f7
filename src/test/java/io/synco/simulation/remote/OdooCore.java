package io.synco.simulation.remote;

import io.synco.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the parts of one Odoo share. */
final class OdooCore {
    final Time time;
    final OdooRules rules;
    final Ids ids = new Ids(101);
    final StockPlaces places = new StockPlaces(ids);
    final Goods goods = new Goods();
    final Quants quants = new Quants();
    final MoveBook book = new MoveBook();
    final UnitAccount account = new UnitAccount();
    final Reserver reserver = new Reserver(this);
    final Moves moves = new Moves(this);
    final Pickings pickings = new Pickings(this);
    final Sales sales = new Sales(this);
    final TransferBook transfers = new TransferBook(this);
    private Duration begunAgo = Duration.ZERO;
    private long changes;

    OdooCore(Time time, OdooRules rules) {
        this.time = time;
        this.rules = rules;
    }

    /** write_date is when the transaction began, not when it was committed. */
    Instant stamp() {
        return time.now().minus(begunAgo);
    }

    void touch(StockMove move) {
        book.written(move, stamp());
    }

    <T> T act(Supplier<T> work) {
        changes++;
        return work.get();
    }

    void act(Runnable work) {
        act(() -> {
            work.run();
            return null;
        });
    }

    void begun(Duration ago, Runnable acts) {
        begunAgo = ago;
        try {
            acts.run();
        } finally {
            begunAgo = Duration.ZERO;
        }
    }

    long changes() {
        return changes;
    }
}
