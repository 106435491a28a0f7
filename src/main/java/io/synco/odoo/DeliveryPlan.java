package io.synco.odoo;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of each open move goes now. Moves of a product are filled in order, each up to its demand; what exceeds all demand goes
 * on the last, because the goods have left. Deliveries without a share stay as they are.
 */
final class DeliveryPlan {
    record OpenMove(
            long id,
            long picking,
            String pickingName,
            ProductId product,
            Quantity demand,
            Quantity entered,
            boolean picked,
            boolean assigned,
            boolean waitsForAnother) {}

    /** @param quantity zero: this move waits for the backorder */
    record Entry(OpenMove move, Quantity quantity) {
        /** Odoo takes what is marked as picked, and, where nothing is marked, all that is entered. */
        boolean mustBeWritten(boolean everythingGoes) {
            boolean goes = quantity.signum() > 0;
            return goes ? !everythingGoes || !move.entered().equals(quantity) : move.picked();
        }
    }

    private final Map<OpenMove, Quantity> shares = new LinkedHashMap<>();

    private DeliveryPlan() {}

    static DeliveryPlan of(List<OpenMove> moves, Map<ProductId, Quantity> quantities, Extent extent) {
        if (extent == Extent.ASKED) {
            quantities.forEach((product, quantity) -> refuseBeyond(moves, product, quantity));
        }
        DeliveryPlan plan = new DeliveryPlan();
        // What can go at once, before what still has to be picked.
        List<OpenMove> ordered = moves.stream()
                .sorted(Comparator.comparing(OpenMove::waitsForAnother).thenComparingLong(OpenMove::id))
                .toList();
        quantities.forEach((product, quantity) -> plan.share(
                ordered.stream().filter(move -> move.product().equals(product)).toList(), product, quantity));
        Set<Long> touched = plan.pickings();
        ordered.stream()
                .filter(move -> touched.contains(move.picking()))
                .forEach(move -> plan.shares.putIfAbsent(move, Quantity.ZERO));
        return plan;
    }

    private static void refuseBeyond(List<OpenMove> moves, ProductId product, Quantity quantity) {
        Quantity asked = moves.stream()
                .filter(move -> move.product().equals(product))
                .map(OpenMove::demand)
                .reduce(Quantity.ZERO, Quantity::plus);
        if (quantity.compareTo(asked) > 0) {
            throw new RemoteException(new Refused("Odoo's open deliveries of this order ask for " + asked
                    + " of product " + product + ", and " + quantity + " have left: it is looked at again"));
        }
    }

    private void share(List<OpenMove> moves, ProductId product, Quantity wanted) {
        if (wanted.signum() <= 0) {
            return;
        }
        if (moves.isEmpty()) {
            throw new RemoteException(new Refused("Odoo has no open delivery for product " + product
                    + " of this order: deliver or count it there, or dismiss this"));
        }
        Quantity left = wanted;
        for (OpenMove move : moves) {
            boolean last = move.equals(moves.get(moves.size() - 1));
            Quantity share = last ? left : left.min(move.demand());
            if (share.signum() > 0) {
                shares.put(move, share);
            }
            left = left.minus(share);
        }
    }

    Set<Long> pickings() {
        Set<Long> pickings = new LinkedHashSet<>();
        shares.forEach((move, share) -> {
            if (share.signum() > 0) {
                pickings.add(move.picking());
            }
        });
        return pickings;
    }

    /** Deliveries that a pick or pack has to come before. */
    List<String> waiting() {
        return shares.keySet().stream()
                .filter(OpenMove::waitsForAnother)
                .map(OpenMove::pickingName)
                .distinct()
                .toList();
    }

    Set<Long> unassigned() {
        Set<Long> pickings = new LinkedHashSet<>();
        shares.forEach((move, share) -> {
            if (share.signum() > 0 && !move.assigned()) {
                pickings.add(move.picking());
            }
        });
        return pickings;
    }

    /** What has to be entered before validating; nothing where the delivery goes as it stands. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        shares.forEach((move, share) -> entries.add(new Entry(move, share)));
        boolean everythingGoes = entries.stream()
                .allMatch(
                        entry -> entry.quantity().signum() > 0 && !entry.move().picked());
        return entries.stream()
                .filter(entry -> entry.mustBeWritten(everythingGoes))
                .toList();
    }
}
