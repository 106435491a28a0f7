package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sales orders and their external ids. */
final class Sales {
    private static final String OUR_MODULE = "__synco__.";

    private final OdooCore odoo;
    private final Procurement procurement;
    private final TreeMap<Long, SaleOrder> byId = new TreeMap<>();
    private final Map<String, SaleOrder> ours = new HashMap<>();
    private final Map<String, SaleLine> ourLines = new HashMap<>();
    private final Map<Long, ProcurementGroup> groups = new HashMap<>();
    private int number;

    Sales(OdooCore odoo) {
        this.odoo = odoo;
        this.procurement = new Procurement(odoo);
    }

    /** An id without a module stands in ours. */
    private static String external(String id) {
        return id.indexOf('.') < 0 ? OUR_MODULE + id : id;
    }

    Optional<SaleOrder> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    SaleOrder get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Odoo has no sales order " + id));
    }

    Optional<SaleOrder> find(String externalId) {
        return Optional.ofNullable(ours.get(external(externalId)));
    }

    Optional<SaleLine> findLine(String externalId) {
        return Optional.ofNullable(ourLines.get(external(externalId)));
    }

    /** A group outlives its order. */
    List<StockMove> movesOfGroup(long id) {
        return groups.containsKey(id) ? groups.get(id).moves : List.of();
    }

    /** Of no order. */
    ProcurementGroup newGroup() {
        ProcurementGroup group = new ProcurementGroup(odoo.ids.next(), null);
        groups.put(group.id, group);
        return group;
    }

    ProcurementGroup groupOf(SaleOrder order) {
        if (order.group == null) {
            order.group = new ProcurementGroup(odoo.ids.next(), order);
            groups.put(order.group.id, order.group);
        }
        return order.group;
    }

    SaleOrder quote(OdooWarehouse warehouse, Optional<String> externalId) {
        SaleOrder order =
                new SaleOrder(odoo.ids.next(), "S%05d".formatted(++number), warehouse, externalId.map(Sales::external));
        byId.put(order.id, order);
        order.externalId.ifPresent(id -> ours.put(id, order));
        return order;
    }

    /** On a confirmed order the delivery follows at once. */
    SaleLine addLine(SaleOrder order, ProductId product, Quantity quantity, Optional<String> externalId) {
        SaleLine line = new SaleLine(odoo.ids.next(), order, product, externalId.map(Sales::external), quantity);
        order.lines.add(line);
        line.externalId.ifPresent(id -> ourLines.put(id, line));
        launch(line);
        return line;
    }

    List<SaleOrder> all() {
        return List.copyOf(byId.values());
    }

    Quantity delivered(SaleLine line) {
        return procurement.delivered(line);
    }

    /** False where Odoo refuses: less than what is delivered. */
    boolean mayBecome(SaleLine line, Quantity quantity) {
        return line.order.state != SaleOrder.State.SALE
                || quantity.compareTo(line.quantity) >= 0
                || quantity.compareTo(procurement.delivered(line)) >= 0;
    }

    void become(SaleLine line, Quantity quantity) {
        line.quantity = quantity;
        launch(line);
    }

    private void launch(SaleLine line) {
        if (line.order.state == SaleOrder.State.SALE) {
            procurement.launch(line);
        }
    }

    void confirm(SaleOrder order) {
        order.state = SaleOrder.State.SALE;
        order.lines.forEach(procurement::launch);
    }

    /** What is done stays done; everything open is cancelled. */
    void cancel(SaleOrder order) {
        if (order.group != null) {
            order.group.pickings.forEach(odoo.pickings::cancel);
        }
        order.state = SaleOrder.State.CANCEL;
    }

    /** Its moves stay and no longer name it; only the group tells whose they were, and not that it was an order's. */
    void delete(SaleOrder order) {
        if (order.state == SaleOrder.State.SALE) {
            throw new IllegalArgumentException(order.name + " is confirmed: Odoo deletes only cancelled orders");
        }
        byId.remove(order.id);
        order.externalId.ifPresent(ours::remove);
        order.lines.forEach(line -> line.externalId.ifPresent(ourLines::remove));
        if (order.group != null) {
            order.group.sale = null;
            order.group.moves.forEach(move -> move.line = null);
        }
    }
}
