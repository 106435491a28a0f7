package io.synco.simulation;

import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Apportionment;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a wrong formula would be given, or would give. */
final class MutantTerms {
    private static final StockLocationId NOWHERE = new StockLocationId(1);

    private MutantTerms() {}

    /** Only these lines of the moves. */
    static Snapshot lines(Snapshot snapshot, Predicate<MoveLine> kept) {
        List<Move> moves = snapshot.moves().stream()
                .map(move -> new Move(
                        move.id(),
                        move.document(),
                        move.state(),
                        move.product(),
                        move.finalDestination(),
                        move.returnOf(),
                        move.picking(),
                        move.writeDate(),
                        move.lines().stream().filter(kept).toList()))
                .toList();
        return new Snapshot(snapshot.quants(), snapshot.reservations(), moves, snapshot.told());
    }

    /** Each location's part of what lies there, less what its own orders have to get. */
    static List<Planned> physical(List<Planned> planned) {
        return planned.stream()
                .map(row -> row.target().share().isEmpty()
                        ? row
                        : new Planned(row.level(), physical(row.level(), row.target())))
                .toList();
    }

    private static Target physical(DirtyLevel level, Target target) {
        int open = level.split().stream().mapToInt(Sharer::open).sum();
        int[] parts = Apportionment.of(
                Math.max(0, target.whole() + open),
                level.split().stream().map(Sharer::weight).toList());
        int at = level.split().stream()
                .map(Sharer::location)
                .toList()
                .indexOf(level.level().location());
        Share share = new Share(
                parts[at] - target.open(),
                target.share().orElseThrow().weight(),
                target.share().orElseThrow().weights());
        return new Target(target.components(), Optional.of(share), target.buffer(), target.open(), target.editedDown());
    }

    /** Owed may be negative. */
    static List<Planned> unclamped(List<Planned> planned) {
        return planned.stream()
                .map(row -> new Planned(row.level(), unclamped(row.target())))
                .toList();
    }

    private static Target unclamped(Target target) {
        List<ComponentTerms> components = target.components().stream()
                .map(component -> new ComponentTerms(component.perItem(), unclamped(component.terms())))
                .toList();
        return new Target(components, target.share(), target.buffer(), target.open(), target.editedDown());
    }

    private static ProductTerms unclamped(ProductTerms terms) {
        Quantity cut = Quantity.ZERO;
        for (DocumentTerm document : terms.documents()) {
            Quantity owed = document.promised().minus(document.gone()).minus(document.credited());
            cut = cut.plus(document.owed().minus(owed));
        }
        List<Shelf> shelves = new ArrayList<>(terms.shelves());
        shelves.add(new Shelf(NOWHERE, cut, Quantity.ZERO));
        return new ProductTerms(
                terms.product(),
                terms.mapping(),
                shelves,
                terms.claims(),
                terms.documents(),
                terms.exclusions(),
                terms.bookings());
    }
}
