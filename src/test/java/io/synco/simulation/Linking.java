package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who says what items are made of, in mid-flight. */
final class Linking {
    private static final List<Integer> PER_ITEM = List.of(1, 1, 2, 6);

    private final World world;
    private final Choice choice;

    Linking(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    /** To another product, or to more or fewer units of the same one. */
    void relink() {
        ItemId item = choice.item();
        links(item, Map.of(choice.product(), Quantity.of(choice.oneOf(PER_ITEM).orElseThrow())));
    }

    /** Nothing in Odoo carries its SKU: it is linked to nothing until a person links it again. */
    void unlink() {
        ItemId item = choice.item();
        if (world.recipes().linked(item)) {
            world.note("item " + item + " is linked to nothing any more");
            world.person()
                    .recipes(shop -> Uni.createFrom().voidItem())
                    .takeBack(World.SHOP, item, "somebody")
                    .await()
                    .indefinitely();
            world.relinked(item, Map.of());
        }
    }

    /** To what it was before, or to something else. */
    void linkAgain() {
        choice.oneOf(unlinked()).ifPresent(item -> {
            if (choice.oneIn(2)) {
                links(item, world.assortment().recipe(item));
            } else {
                links(item, Map.of(choice.product(), Quantity.of(1)));
            }
        });
    }

    void linkAllAgain() {
        unlinked().forEach(item -> links(item, world.assortment().recipe(item)));
    }

    private List<ItemId> unlinked() {
        return world.assortment().items().stream()
                .filter(item -> !world.recipes().linked(item))
                .toList();
    }

    private void links(ItemId item, Map<ProductId, Quantity> recipe) {
        world.note("item " + item + " is made of " + recipe + " now");
        List<Component> components = new ArrayList<>();
        new TreeMap<>(recipe).forEach((product, perItem) -> components.add(new Component(product, perItem)));
        world.person()
                .recipes(shop -> Uni.createFrom().voidItem())
                .set(World.SHOP, item, components, "somebody")
                .await()
                .indefinitely();
        world.relinked(item, recipe);
    }
}
