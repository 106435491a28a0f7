package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.VirtualTime;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An Odoo with one warehouse and two products; ten mugs are in stock. */
abstract class OneOdoo {
    static final ShopId SHOP = new ShopId(1);
    static final String DOCUMENT = "__synco__.o1";

    final VirtualTime time = new VirtualTime();
    final OdooModel odoo = new OdooModel(time, rules());
    final OdooWarehouse wh = odoo.settings().warehouse("WH", flow());
    final ProductId mug = odoo.settings().product("MUG");
    final ProductId cup = odoo.settings().product("CUP");

    OneOdoo() {
        odoo.floor().counts(10, mug, wh.stock());
    }

    OdooRules rules() {
        return OdooRules.usual();
    }

    OdooWarehouse.Flow flow() {
        return OdooWarehouse.Flow.DIRECT;
    }

    SavedOrder save(SalesOrderLine... lines) {
        return get(odoo.saveOrder(SHOP, Permit.ALWAYS, order(lines)));
    }

    SalesOrder order(SalesOrderLine... lines) {
        return new SalesOrder(DOCUMENT, "#1001", wh.id(), List.of(lines), false);
    }

    static SalesOrderLine line(int number, long units, ProductId product) {
        return new SalesOrderLine("__synco__.l" + number, product, Quantity.of(units), "A thing");
    }

    static DocumentRef ref(SavedOrder saved) {
        return new DocumentRef(DOCUMENT, saved.odooId(), saved.group());
    }

    List<Move> moves(SavedOrder saved) {
        return get(odoo.documentMoves(SHOP, Set.of(ref(saved))));
    }

    void deliver(SavedOrder saved, long mugs) {
        get(odoo.deliver(SHOP, Permit.ALWAYS, ref(saved), Map.of(mug, Quantity.of(mugs))));
    }

    Map<ProductId, Quantity> mugs(long units) {
        return Map.of(mug, Quantity.of(units));
    }

    long quantity(ProductId product, StockLocationId at) {
        return odoo.quantity(product, odoo.below(at)).floor();
    }

    long reserved(ProductId product, StockLocationId at) {
        return odoo.reserved(product, odoo.below(at)).floor();
    }

    long atCustomer(ProductId product) {
        return odoo.atCustomer(DOCUMENT, product).floor();
    }

    static <T> T get(Uni<T> call) {
        return call.await().indefinitely();
    }

    static RemoteFailure failure(Uni<?> call) {
        return ((RemoteException) catchThrowable(() -> get(call))).failure();
    }
}
