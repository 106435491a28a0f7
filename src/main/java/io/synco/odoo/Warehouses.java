package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.WarehouseId;
import java.util.List;

/** A warehouse is asked for even where there is only one: it is also the check that it is still there. */
final class Warehouses {
    private Warehouses() {}

    static Uni<Row> read(Session odoo, WarehouseId warehouse, List<String> fields) {
        return odoo.byId("stock.warehouse", warehouse.value(), fields)
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> new RemoteException(new NotFound(
                                "Odoo's warehouse " + warehouse + " is gone or hidden from this user: map another"))));
    }
}
