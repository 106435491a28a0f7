package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.ShopifyPort.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is sold at all: variants are deleted and made again, or not tracked for a while, products archived; and matched anew. */
final class Merchandise {
    private final World world;
    private final Choice choice;
    /** By their SKUs, with what they were made of. */
    private final Map<String, Map<ProductId, Quantity>> deleted = new TreeMap<>();

    private final Set<ItemId> untracked = new TreeSet<>();
    private final Set<ProductId> archived = new TreeSet<>();

    Merchandise(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    /** Not the last one. */
    void delete() {
        if (world.assortment().items().size() < 2) {
            return;
        }
        ItemId item = choice.item();
        world.note("the variant of item " + item + " is deleted");
        deleted.put(sku(item), world.assortment().recipe(item));
        world.assortment().ends(item);
        world.shopify().stock().deletesProduct(item);
        world.relinked(item, Map.of());
    }

    void makeAgain() {
        choice.oneOf(List.copyOf(deleted.keySet())).ifPresent(this::makeAgain);
    }

    private void makeAgain(String sku) {
        ItemId item = world.shopify().stock().addsProduct(sku);
        world.note("the variant " + sku + " is made again, as item " + item);
        world.assortment().sells(item, deleted.remove(sku));
        world.warehouses()
                .keySet()
                .forEach(at -> world.shopify().stock().stocks(new LevelId(item, at), choice.between(0, 2)));
        world.relinked(item, Map.of());
    }

    private String sku(ItemId item) {
        return world.shopify().variants(World.SHOP, null).await().indefinitely().rows().stream()
                .filter(variant -> variant.item().equals(item))
                .map(Variant::sku)
                .findFirst()
                .orElseThrow();
    }

    /** One that nobody waits for: what Shopify makes of orders of untracked items is its secret. */
    void stopTracking() {
        List<ItemId> idle = world.assortment().items().stream()
                .filter(item -> world.shopify().allOrders().stream()
                        .flatMap(order -> order.parts().stream())
                        .noneMatch(part -> part.item().equals(item) && part.open() > 0))
                .toList();
        if (world.assortment().items().size() > 1) {
            choice.oneOf(idle).ifPresent(item -> {
                world.note("item " + item + " is tracked no more");
                untracked.add(item);
                world.assortment().ends(item);
                world.shopify().stock().tracks(item, false);
            });
        }
    }

    void trackAgain() {
        choice.oneOf(List.copyOf(untracked)).ifPresent(this::trackAgain);
    }

    private void trackAgain(ItemId item) {
        world.note("item " + item + " is tracked again");
        untracked.remove(item);
        world.shopify().stock().tracks(item, true);
        world.assortment().sells(item, world.assortment().recipe(item));
        world.causes().touched(item);
    }

    void archive() {
        ProductId product = choice.product();
        if (archived.add(product)) {
            world.note("product " + product + " is archived");
            world.odoo().settings().archives(product, true);
        }
    }

    void unarchive() {
        choice.oneOf(List.copyOf(archived)).ifPresent(this::unarchive);
    }

    private void unarchive(ProductId product) {
        world.note("product " + product + " is active again");
        archived.remove(product);
        world.odoo().settings().archives(product, false);
    }

    void match() {
        world.note("somebody matches items and products");
        world.person()
                .links(shop -> Uni.createFrom().voidItem())
                .match(World.SHOP, "somebody")
                .await()
                .indefinitely();
        Map<ItemId, Map<ProductId, Quantity>> changed = new TreeMap<>();
        for (ItemId item : world.assortment().items()) {
            boolean linked = world.database().rows(World.SHOP).linked(item).isPresent();
            if (linked != world.recipes().linked(item)) {
                world.note("item " + item + (linked ? " is linked" : " is linked no more"));
                changed.put(item, linked ? world.assortment().recipe(item) : Map.of());
            }
        }
        world.relinked(changed);
    }

    void everythingIsSoldAgain() {
        List.copyOf(deleted.keySet()).forEach(this::makeAgain);
        List.copyOf(untracked).forEach(this::trackAgain);
        List.copyOf(archived).forEach(this::unarchive);
        match();
    }
}
