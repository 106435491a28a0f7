package io.synco.catalog;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one unit of a Shopify item is made of in Odoo: a plain product is one component with 1 unit.
 *
 * @param no numbers an item's recipes from 1; a document keeps the one it was made with
 */
public record Recipe(int no, List<Component> components) {
    /** @param perItem Odoo units of the product in one unit of the item */
    public record Component(ProductId product, Quantity perItem) {
        public Component {
            if (perItem.signum() <= 0) {
                throw new IllegalArgumentException(
                        "Product " + product + " needs a positive number of units, got " + perItem);
            }
        }

        /**
         * Whether Odoo can count it. A third of what is counted to a hundredth leaves as 0.33: no delivery would ever make the
         * item whole.
         */
        public boolean countedIn(Quantity step) {
            return perItem.dividedBy(step).den().equals(BigInteger.ONE);
        }
    }

    public Recipe {
        components = components.stream()
                .sorted(Comparator.comparing(Component::product))
                .toList();
        Set<ProductId> products = new HashSet<>();
        components.forEach(component -> products.add(component.product()));
        if (components.isEmpty() || products.size() != components.size()) {
            throw new IllegalArgumentException(
                    "A recipe names each of its products once and at least one: " + components);
        }
    }

    public static Recipe plain(int no, ProductId product) {
        return new Recipe(no, List.of(new Component(product, Quantity.of(1))));
    }

    /** One unit of one product. */
    boolean isPlain() {
        return components.size() == 1 && components.get(0).perItem().equals(Quantity.of(1));
    }

    public List<ProductId> products() {
        return components.stream().map(Component::product).toList();
    }

    public boolean sameContent(Recipe other) {
        return components.equals(other.components);
    }
}
