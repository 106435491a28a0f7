package io.synco.sandbox.shopify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store's locations and variants. One variant for each product unless a product is named. */
public final class Catalog {
    private final Ids ids;
    private final SandboxClock clock;
    private final Map<Long, Location> locations = new ConcurrentSkipListMap<>();
    private final Map<Long, Variant> variants = new ConcurrentSkipListMap<>();
    private final Map<String, Variant> bySku = new ConcurrentHashMap<>();
    private final Map<Long, Variant> byItem = new ConcurrentSkipListMap<>();
    private final Map<Long, List<Variant>> byProduct = new ConcurrentHashMap<>();

    Catalog(Ids ids, SandboxClock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public Location addLocation(String name) {
        return addLocation(name, true);
    }

    public Location addLocation(String name, boolean fulfillsOnlineOrders) {
        Location location =
                new Location(ids.next(Ids.Kind.LOCATION), name, true, fulfillsOnlineOrders, clock.instant());
        locations.put(location.id(), location);
        return location;
    }

    /** A product of one variant. */
    public Variant addProduct(String title, String sku, String barcode) {
        return addVariant(ids.next(Ids.Kind.PRODUCT), title, sku, barcode);
    }

    public Variant addVariant(long productId, String title, String sku, String barcode) {
        long itemId = ids.next(Ids.Kind.INVENTORY_ITEM);
        Variant variant = new Variant(
                ids.next(Ids.Kind.VARIANT),
                productId,
                itemId,
                title,
                sku,
                barcode,
                "9.50",
                true,
                false,
                clock.instant());
        variants.put(variant.id(), variant);
        byItem.put(itemId, variant);
        bySku.putIfAbsent(sku, variant);
        byProduct.computeIfAbsent(productId, id -> new CopyOnWriteArrayList<>()).add(variant);
        return variant;
    }

    /** The same variant with something else about it. */
    void replace(Variant before, Variant after) {
        variants.put(after.id(), after);
        byItem.put(after.itemId(), after);
        bySku.remove(before.sku(), before);
        bySku.putIfAbsent(after.sku(), after);
        byProduct.get(after.productId()).replaceAll(each -> each.id() == after.id() ? after : each);
    }

    void remove(Variant variant) {
        variants.remove(variant.id());
        byItem.remove(variant.itemId());
        bySku.remove(variant.sku(), variant);
        byProduct.get(variant.productId()).remove(variant);
    }

    public List<Location> locations() {
        return new ArrayList<>(locations.values());
    }

    public List<Variant> variants() {
        return new ArrayList<>(variants.values());
    }

    List<Variant> variantsOf(long productId) {
        return byProduct.getOrDefault(productId, List.of());
    }

    Collection<Long> productIds() {
        return variants.values().stream()
                .map(Variant::productId)
                .distinct()
                .sorted()
                .toList();
    }

    /** By name, or by id written as a number. */
    public Location location(String nameOrId) {
        return locations.values().stream()
                .filter(each ->
                        each.name().equals(nameOrId) || Long.toString(each.id()).equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No location '" + nameOrId + "' in this store."));
    }

    Optional<Location> location(long id) {
        return Optional.ofNullable(locations.get(id));
    }

    /** The first variant with this SKU: Shopify lets several share one. */
    public Variant variant(String sku) {
        Variant variant = bySku.get(sku);
        if (variant == null) {
            throw new NoSuchElementException("No variant with SKU '" + sku + "' in this store.");
        }
        return variant;
    }

    Optional<Variant> variant(long id) {
        return Optional.ofNullable(variants.get(id));
    }

    Optional<Variant> variantOfItem(long itemId) {
        return Optional.ofNullable(byItem.get(itemId));
    }
}
