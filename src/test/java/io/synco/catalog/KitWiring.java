package io.synco.catalog;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The real {@link Kits} for benchmarks. */
public final class KitWiring {
    private KitWiring() {}

    /** Of each kit, what lies on shelves of it. @param storable what is no kit */
    public static Map<ProductId, Map<ProductId, Quantity>> leaves(
            Collection<CatalogKit> kits, Set<ProductId> storable) {
        Kits apart = new Kits(kits, storable);
        Map<ProductId, Map<ProductId, Quantity>> leaves = new HashMap<>();
        kits.forEach(kit ->
                leaves.put(kit.product().id(), of(apart.content(kit.product().id()))));
        return leaves;
    }

    private static Map<ProductId, Quantity> of(Kits.Content content) {
        if (!(content instanceof Kits.Content.Of of)) {
            throw new IllegalArgumentException("A kit was refused: " + content);
        }
        Map<ProductId, Quantity> units = new HashMap<>();
        of.components().forEach(component -> units.put(component.product(), component.perItem()));
        return units;
    }
}
