package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Product;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Odoo's products; a kit is sold by its name and leaves as its components. */
final class Goods {
    private final TreeMap<ProductId, Product> products = new TreeMap<>();
    private final Map<ProductId, SortedMap<ProductId, Quantity>> kits = new HashMap<>();

    private final Set<ProductId> archived = new TreeSet<>();

    void add(Product product, Map<ProductId, Quantity> components) {
        products.put(product.id(), product);
        if (!components.isEmpty()) {
            kits.put(product.id(), Collections.unmodifiableSortedMap(new TreeMap<>(components)));
        }
    }

    /** It is listed no more, or again; what lies in the shelves is still moved. */
    void archives(ProductId product, boolean away) {
        if (away) {
            archived.add(product);
        } else {
            archived.remove(product);
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
                .filter(product -> !archived.contains(product.id()))
                .limit(limit)
                .toList();
    }
}
