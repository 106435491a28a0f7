package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.CatalogProduct;
import io.synco.kernel.ShopId;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pages through what the two sides sell, one page after the other. */
@ApplicationScoped
class RemoteCatalogue {
    /** On each side. A row is some 300 bytes, so both lists stay below 100 MB; a larger one needs matching by pages. */
    static final int ROWS_MAX = 100_000;

    private final ShopifyPort shopify;
    private final OdooPort odoo;

    RemoteCatalogue(ShopifyPort shopify, OdooPort odoo) {
        this.shopify = shopify;
        this.odoo = odoo;
    }

    Uni<List<CatalogItem>> items(ShopId shop) {
        return items(shop, null, Collections.synchronizedList(new ArrayList<>()));
    }

    private Uni<List<CatalogItem>> items(ShopId shop, String after, List<CatalogItem> read) {
        return shopify.variants(shop, after).chain(page -> {
            page.rows().forEach(variant -> read.add(item(variant)));
            if (read.size() > ROWS_MAX) {
                throw new CatalogueTooLarge("variants in Shopify", ROWS_MAX);
            }
            return page.next().isPresent()
                    ? items(shop, page.next().get(), read)
                    : Uni.createFrom().item(read);
        });
    }

    Uni<List<CatalogProduct>> products(ShopId shop) {
        return products(shop, 0, Collections.synchronizedList(new ArrayList<>()));
    }

    private Uni<List<CatalogProduct>> products(ShopId shop, long after, List<CatalogProduct> read) {
        return odoo.products(shop, after).chain(page -> {
            page.forEach(product -> read.add(product(product)));
            if (read.size() > ROWS_MAX) {
                throw new CatalogueTooLarge("storable products in Odoo", ROWS_MAX);
            }
            return page.isEmpty()
                    ? Uni.createFrom().item(read)
                    : products(shop, page.get(page.size() - 1).id().value(), read);
        });
    }

    private static CatalogItem item(ShopifyPort.Variant variant) {
        return new CatalogItem(
                variant.item(),
                variant.variantId(),
                variant.sku(),
                variant.barcode(),
                variant.title(),
                variant.tracked(),
                variant.writable());
    }

    private static CatalogProduct product(OdooPort.Product product) {
        return new CatalogProduct(product.id(), product.sku(), product.barcode(), product.name());
    }
}
