package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.Variant;
import io.synco.sync.port.ShopifyProducts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sync's port for single products, by the Admin API. */
@ApplicationScoped
class ProductReader implements ShopifyProducts {
    private final AdminApi api;

    ProductReader(AdminApi api) {
        this.api = api;
    }

    @Override
    public Uni<Map<Long, List<Variant>>> read(ShopId shop, Set<Long> products) {
        return api.ask(shop, Document.PRODUCTS, ids("Product", products))
                .chain(data -> completed(shop, data.path("nodes")))
                .map(found -> {
                    Map<Long, List<Variant>> read = new HashMap<>();
                    found.forEach(product -> read.put(Gid.number(product.path("id")), variants(product)));
                    return read;
                });
    }

    /** What did not fit its page is read on: a variant that is not read counts as gone. */
    private Uni<List<JsonNode>> completed(ShopId shop, JsonNode nodes) {
        return Multi.createFrom()
                .iterable(nodes)
                .select()
                .where(JsonNode::isObject)
                .onItem()
                .transformToUniAndConcatenate(
                        product -> Paging.complete(api, shop, Document.PRODUCT_VARIANTS, product, "variants")
                                .replaceWith(product))
                .collect()
                .asList();
    }

    private static List<Variant> variants(JsonNode product) {
        List<Variant> variants = new ArrayList<>();
        product.path("variants").path("nodes").forEach(variant -> variants.add(ShopifyAdmin.variant(variant)));
        return List.copyOf(variants);
    }

    @Override
    public Uni<Map<ItemId, Long>> productsOf(ShopId shop, Set<ItemId> items) {
        List<Long> numbers = items.stream().map(ItemId::value).toList();
        return api.ask(shop, Document.PRODUCTS_OF_ITEMS, ids("InventoryItem", numbers))
                .map(data -> {
                    Map<ItemId, Long> products = new HashMap<>();
                    data.path("nodes")
                            .forEach(item -> item.path("variants")
                                    .path("nodes")
                                    .forEach(variant -> products.put(
                                            new ItemId(Gid.number(item.path("id"))),
                                            Gid.number(variant.path("product").path("id")))));
                    return products;
                });
    }

    private static Map<String, Object> ids(String type, Collection<Long> numbers) {
        return Map.of(
                "ids", numbers.stream().map(number -> Gid.of(type, number)).toList());
    }
}
