package io.synco.simulation.remote;

import java.util.ArrayList;
import java.util.List;

/** What ties an order's transfers together; outlives the order. */
final class ProcurementGroup {
    final long id;
    final List<StockMove> moves = new ArrayList<>();
    final List<Picking> pickings = new ArrayList<>();
    /** Null once the order was deleted, and where it never was one. */
    SaleOrder sale;
    /** Null unless a delivery transfer of ours stands for an order. */
    TransferDocument transfer;

    ProcurementGroup(long id, SaleOrder sale) {
        this.id = id;
        this.sale = sale;
    }
}
