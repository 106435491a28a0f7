package io.synco.simulation;

import io.synco.kernel.Quantity;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import java.util.List;
import java.util.function.Predicate;

/** What a wrong formula would be given, or would give. */
final class MutantTerms {
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
        return new Snapshot(snapshot.quants(), snapshot.reservations(), moves);
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
        return new Target(components, target.buffer(), target.open());
    }

    private static ProductTerms unclamped(ProductTerms terms) {
        Quantity cut = Quantity.ZERO;
        for (DocumentTerm document : terms.documents()) {
            cut = cut.plus(document.gone().minus(document.promised()).max(Quantity.ZERO));
        }
        return new ProductTerms(
                terms.product(), terms.quantity().plus(cut), terms.reserved(), terms.staysInside(), terms.documents());
    }
}
