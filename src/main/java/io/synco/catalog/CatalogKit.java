package io.synco.catalog;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A product that Odoo sells as its components, as last read; a component may be a kit again.
 *
 * @param problem why Odoo's bill of materials cannot be reckoned with, a sentence; empty where it can
 */
public record CatalogKit(CatalogProduct product, List<Line> lines, Optional<String> problem) {
    /**
     * @param units of the component, in its own unit, in one unit of the kit
     * @param step the smallest amount that Odoo counts of the component
     */
    public record Line(ProductId component, String name, Quantity units, Quantity step) {
        String inWords() {
            return new CatalogProduct(component, "", "", name).inWords();
        }
    }

    public CatalogKit {
        lines = lines.stream().sorted(Comparator.comparing(Line::component)).toList();
    }
}
