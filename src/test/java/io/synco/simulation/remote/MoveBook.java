package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where moves are found: the open ones of a product by id, the finished ones by (write_date, id). */
final class MoveBook {
    private record Stamp(Instant at, long id) implements Comparable<Stamp> {
        @Override
        public int compareTo(Stamp other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }

    private final Map<ProductId, TreeMap<Long, StockMove>> open = new HashMap<>();
    private final TreeMap<Stamp, StockMove> done = new TreeMap<>();
    private final TreeMap<Stamp, StockMove> written = new TreeMap<>();

    void opened(StockMove move) {
        open.computeIfAbsent(move.product, product -> new TreeMap<>()).put(move.id, move);
    }

    void over(StockMove move) {
        TreeMap<Long, StockMove> moves = open.get(move.product);
        if (moves != null) {
            moves.remove(move.id);
        }
    }

    void written(StockMove move, Instant at) {
        boolean listed = move.writeDate != null && done.remove(new Stamp(move.writeDate, move.id)) != null;
        if (move.writeDate != null) {
            written.remove(new Stamp(move.writeDate, move.id));
        }
        move.writeDate = at;
        written.put(new Stamp(at, move.id), move);
        if (listed) {
            finished(move);
        }
    }

    void finished(StockMove move) {
        done.put(new Stamp(move.writeDate, move.id), move);
    }

    /** It never was. */
    void deleted(StockMove move) {
        over(move);
        written.remove(new Stamp(move.writeDate, move.id));
    }

    Stream<StockMove> open() {
        return open.values().stream().flatMap(moves -> moves.values().stream());
    }

    /** In whatever state. */
    Collection<StockMove> writtenSince(Instant since) {
        return written.tailMap(new Stamp(since, 0), true).values();
    }

    /** A copy: reserving and validating change it. */
    List<StockMove> open(ProductId product) {
        TreeMap<Long, StockMove> moves = open.get(product);
        return moves == null ? List.of() : new ArrayList<>(moves.values());
    }

    Collection<StockMove> doneSince(Instant since) {
        return done.tailMap(new Stamp(since, 0), true).values();
    }
}
