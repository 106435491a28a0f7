package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Product;
import java.util.Map;

/** What is set up in Odoo before anybody works with it. */
public final class OdooSettings {
    private final OdooCore odoo;

    OdooSettings(OdooCore odoo) {
        this.odoo = odoo;
    }

    public OdooWarehouse warehouse(String code) {
        return warehouse(code, OdooWarehouse.Flow.DIRECT);
    }

    public OdooWarehouse warehouse(String code, OdooWarehouse.Flow flow) {
        return odoo.act(() -> odoo.places.warehouse(code, flow));
    }

    public StockLocationId bin(StockLocationId parent, String name) {
        return odoo.act(() -> odoo.places.bin(parent, name));
    }

    public ProductId product(String sku) {
        return kit(sku, Map.of());
    }

    public void archives(ProductId product, boolean away) {
        odoo.act(() -> {
            odoo.goods.archives(product, away);
            return product;
        });
    }

    /** @param components units of each in one kit (a phantom bill of materials) */
    public ProductId kit(String sku, Map<ProductId, Quantity> components) {
        return odoo.act(() -> {
            ProductId id = new ProductId(odoo.ids.next());
            odoo.goods.add(new Product(id, sku, "", sku), components);
            return id;
        });
    }
}
