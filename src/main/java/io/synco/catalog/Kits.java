package io.synco.catalog;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each kit is made of in the end: kits in kits are taken apart down to what lies on shelves, and a component that is reached
 * twice is summed. Pure, exact, and the same for any order of its input. Kits are worked off from the innermost outwards, so that a
 * kit used by many is reckoned once, and what is left over contains itself.
 */
final class Kits {
    static final int DEPTH_MAX = 10;
    static final int COMPONENTS_MAX = 100;
    /** Beyond any warehouse, and far within the table's columns. */
    private static final BigInteger NUMBER_MAX = BigInteger.TEN.pow(12);

    private static final String WAY_OUT = "Correct its bill of materials in Odoo, or set a recipe for the item here.";

    /** A kit's components, or why there are none. */
    sealed interface Content {
        record Of(List<Recipe.Component> components) implements Content {}

        /** @param why a sentence, with what to do */
        record Refused(String why) implements Content {}
    }

    private record Leaves(Map<ProductId, Quantity> units, int depth) {}

    private final Map<ProductId, CatalogKit> kits = new TreeMap<>();
    private final Set<ProductId> storable;
    private final Map<ProductId, Leaves> leaves = new HashMap<>();
    private final Map<ProductId, String> refused = new HashMap<>();
    private final Map<ProductId, CatalogKit.Line> lines = new HashMap<>();

    /** @param storable products that are active and counted */
    Kits(Collection<CatalogKit> kits, Set<ProductId> storable) {
        this.storable = storable;
        kits.forEach(kit -> this.kits.put(kit.product().id(), kit));
        kits.forEach(kit -> kit.lines().forEach(line -> lines.put(line.component(), line)));
        workOff();
        this.kits.keySet().stream()
                .filter(kit -> !leaves.containsKey(kit))
                .forEach(kit ->
                        refused.putIfAbsent(kit, words(kit) + " contains itself, or a kit that does. " + WAY_OUT));
    }

    boolean contains(ProductId product) {
        return kits.containsKey(product);
    }

    Collection<CatalogKit> all() {
        return kits.values();
    }

    Content content(ProductId kit) {
        Leaves found = leaves.get(kit);
        if (found == null) {
            return new Content.Refused(refused.get(kit));
        }
        List<Recipe.Component> components = found.units().entrySet().stream()
                .map(entry -> new Recipe.Component(entry.getKey(), entry.getValue()))
                .toList();
        return components.stream()
                .filter(component -> !component.countedIn(step(component)))
                .findFirst()
                .<Content>map(component -> new Content.Refused(words(kit) + " needs " + component.perItem() + " of "
                        + lines.get(component.product()).inWords() + ", and Odoo counts it to " + step(component)
                        + " only. Give the product a smaller unit of measure in Odoo."))
                .orElse(new Content.Of(components));
    }

    private Quantity step(Recipe.Component component) {
        return lines.get(component.product()).step();
    }

    private void workOff() {
        Map<ProductId, Integer> inside = new HashMap<>();
        Map<ProductId, List<ProductId>> usedBy = new HashMap<>();
        Deque<ProductId> ready = new ArrayDeque<>();
        kits.forEach((id, kit) -> {
            Set<ProductId> nested = new HashSet<>();
            kit.lines().stream()
                    .map(CatalogKit.Line::component)
                    .filter(kits::containsKey)
                    .forEach(nested::add);
            nested.forEach(one ->
                    usedBy.computeIfAbsent(one, ignored -> new ArrayList<>()).add(id));
            inside.put(id, nested.size());
            if (nested.isEmpty()) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            ProductId kit = ready.remove();
            reckon(kits.get(kit));
            for (ProductId outer : usedBy.getOrDefault(kit, List.of())) {
                if (inside.merge(outer, -1, Integer::sum) == 0) {
                    ready.add(outer);
                }
            }
        }
    }

    private void reckon(CatalogKit kit) {
        ProductId id = kit.product().id();
        if (kit.problem().isPresent()) {
            refused.put(
                    id, words(id) + " cannot be taken apart: " + kit.problem().get());
            return;
        }
        Map<ProductId, Quantity> sum = new TreeMap<>();
        int depth = 0;
        for (CatalogKit.Line line : kit.lines()) {
            if (!known(id, line)) {
                return;
            }
            Leaves part =
                    leaves.getOrDefault(line.component(), new Leaves(Map.of(line.component(), Quantity.of(1)), 0));
            part.units().forEach((product, units) -> sum.merge(product, units.times(line.units()), Quantity::plus));
            depth = Math.max(depth, part.depth());
        }
        keep(id, new Leaves(sum, depth + 1));
    }

    /** False where the line refuses the kit. */
    private boolean known(ProductId kit, CatalogKit.Line line) {
        if (kits.containsKey(line.component())) {
            String why = refused.get(line.component());
            if (why != null) {
                refused.put(kit, why);
            }
            return why == null;
        }
        if (!storable.contains(line.component())) {
            refused.put(
                    kit,
                    words(kit) + " contains " + line.inWords()
                            + ", which is no storable product in Odoo, or is archived. " + WAY_OUT);
        }
        return storable.contains(line.component());
    }

    private void keep(ProductId kit, Leaves found) {
        if (found.units().isEmpty()) {
            refused.put(kit, words(kit) + " has no components. " + WAY_OUT);
        } else if (found.depth() > DEPTH_MAX) {
            refused.put(kit, words(kit) + " is nested more than " + DEPTH_MAX + " deep. " + WAY_OUT);
        } else if (found.units().size() > COMPONENTS_MAX) {
            refused.put(kit, words(kit) + " is made of more than " + COMPONENTS_MAX + " components. " + WAY_OUT);
        } else if (found.units().values().stream().anyMatch(Kits::unusable)) {
            refused.put(kit, words(kit) + " needs a number of units that cannot be reckoned with. " + WAY_OUT);
        } else {
            leaves.put(kit, found);
        }
    }

    private static boolean unusable(Quantity units) {
        return units.signum() <= 0
                || units.num().compareTo(NUMBER_MAX) > 0
                || units.den().compareTo(NUMBER_MAX) > 0;
    }

    private String words(ProductId kit) {
        return "The kit " + kits.get(kit).product().inWords();
    }
}
