package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Product;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Odoo's products; a kit is sold by its name and leaves as its components. */
final class Goods {
    private final TreeMap<ProductId, Product> products = new TreeMap<>();
    private final Map<ProductId, SortedMap<ProductId, Quantity>> kits = new HashMap<>();

    void add(Product product, Map<ProductId, Quantity> components) {
        products.put(product.id(), product);
        if (!components.isEmpty()) {
            kits.put(product.id(), Collections.unmodifiableSortedMap(new TreeMap<>(components)));
        }
    }

    boolean exists(ProductId product) {
        return products.containsKey(product);
    }

    /** What leaves for one unit that is sold: the product itself, or a kit's components. */
    SortedMap<ProductId, Quantity> leaving(ProductId sold) {
        SortedMap<ProductId, Quantity> components = kits.get(sold);
        return components != null ? components : new TreeMap<>(Map.of(sold, Quantity.of(1)));
    }

    List<Product> after(long id, int limit) {
        return products.tailMap(new ProductId(id), false).values().stream()
                .limit(limit)
                .toList();
    }
}
