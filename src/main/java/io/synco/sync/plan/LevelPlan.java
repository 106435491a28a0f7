package io.synco.sync.plan;

import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.DocumentTerm;
import io.synco.stock.ProductTerms;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pure: from what we know of the orders and one snapshot of Odoo to what each level's on_hand should be. */
public final class LevelPlan {
    private LevelPlan() {}

    /** @param wantedRev the revision that this plan answers; what changes later stays dirty */
    public record DirtyLevel(
            LevelId level,
            MappingId mapping,
            int buffer,
            int open,
            Optional<Integer> expected,
            long wantedRev,
            Map<ProductId, Quantity> recipe) {}

    /** What one order wants of a product at a mapping. @param document its external id */
    public record Promise(String document, MappingId mapping, ProductId product, Quantity promised) {}

    /** What is known on our side. @param sets each mapping's Odoo locations, children included */
    public record Books(List<DirtyLevel> levels, List<Promise> promises, Map<MappingId, Set<StockLocationId>> sets) {}

    /** What Odoo said, all of one time. */
    public record Snapshot(List<Stock> quants, List<Reservation> reservations, List<Move> moves) {}

    public record Planned(DirtyLevel level, Target target) {
        /** Positive raises what can be sold. */
        public int change() {
            return target.onHand() - level.expected().orElse(target.onHand());
        }
    }

    public static List<Planned> of(Books books, Snapshot snapshot) {
        List<Planned> planned = new ArrayList<>();
        for (DirtyLevel level : books.levels()) {
            List<ComponentTerms> components = new ArrayList<>();
            level.recipe()
                    .forEach((product, perItem) -> components.add(
                            new ComponentTerms(perItem, terms(product, level.mapping(), books, snapshot))));
            planned.add(new Planned(level, new Target(components, level.buffer(), level.open())));
        }
        return planned;
    }

    /** The terms of one product at one mapped set. */
    static ProductTerms terms(ProductId product, MappingId mapping, Books books, Snapshot snapshot) {
        Set<StockLocationId> set = books.sets().getOrDefault(mapping, Set.of());
        Quantity quantity = Quantity.ZERO;
        Quantity reserved = Quantity.ZERO;
        for (Stock stock : snapshot.quants()) {
            if (stock.product().equals(product) && set.contains(stock.location())) {
                quantity = quantity.plus(stock.quantity());
                reserved = reserved.plus(stock.reserved());
            }
        }
        Quantity stays = Quantity.ZERO;
        for (Reservation reservation : snapshot.reservations()) {
            if (reservation.product().equals(product)
                    && set.contains(reservation.at().id())
                    && set.contains(reservation.finalDestination().id())) {
                stays = stays.plus(reservation.quantity());
            }
        }
        List<DocumentTerm> documents = books.promises().stream()
                .filter(promise ->
                        promise.product().equals(product) && promise.mapping().equals(mapping))
                .map(promise -> term(promise, set, snapshot))
                .toList();
        return new ProductTerms(product, quantity, reserved, stays, documents);
    }

    private static DocumentTerm term(Promise promise, Set<StockLocationId> set, Snapshot snapshot) {
        List<Move> moves = snapshot.moves().stream()
                .filter(move -> move.document().equals(promise.document())
                        && move.product().equals(promise.product()))
                .toList();
        DocumentFlow flow = DocumentFlow.of(moves, set);
        return new DocumentTerm(promise.document(), promise.promised(), flow.gone(), flow.reserved());
    }
}
