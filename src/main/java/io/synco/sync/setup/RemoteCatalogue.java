package io.synco.sync.setup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.CatalogKit;
import io.synco.catalog.CatalogProduct;
import io.synco.kernel.ShopId;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

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
        Multi<ShopifyPort.Page<ShopifyPort.Variant>> pages = Multi.createBy()
                .repeating()
                .uni(
                        AtomicReference<String>::new,
                        after -> shopify.variants(shop, after.get())
                                .invoke(page -> after.set(page.next().orElse(null))))
                .whilst(page -> page.next().isPresent());
        return whole(
                pages.map(
                        page -> page.rows().stream().map(RemoteCatalogue::item).toList()),
                "variants in Shopify");
    }

    Uni<List<CatalogProduct>> products(ShopId shop) {
        Multi<List<OdooPort.Product>> pages = Multi.createBy()
                .repeating()
                .uni(
                        AtomicLong::new,
                        after -> odoo.products(shop, after.get())
                                .invoke(page -> page.forEach(
                                        product -> after.set(product.id().value()))))
                .whilst(page -> !page.isEmpty());
        return whole(
                pages.map(page -> page.stream().map(RemoteCatalogue::product).toList()), "storable products in Odoo");
    }

    /** Products and kits. */
    Uni<Assortment> assortment(ShopId shop) {
        return products(shop).chain(products -> kits(shop).map(kits -> new Assortment(products, kits)));
    }

    Uni<List<CatalogKit>> kits(ShopId shop) {
        return odoo.kits(shop)
                .map(kits -> kits.stream().map(RemoteCatalogue::kit).toList());
    }

    private static <T> Uni<List<T>> whole(Multi<List<T>> pages, String what) {
        List<T> rows = new ArrayList<>();
        return pages.invoke(page -> {
                    rows.addAll(page);
                    if (rows.size() > ROWS_MAX) {
                        throw new CatalogueTooLarge(what, ROWS_MAX);
                    }
                })
                .collect()
                .last()
                .replaceWith(rows);
    }

    static CatalogItem item(ShopifyPort.Variant variant) {
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

    private static CatalogKit kit(OdooPort.Kit kit) {
        return new CatalogKit(
                product(kit.product()),
                kit.lines().stream()
                        .map(line -> new CatalogKit.Line(line.component(), line.name(), line.units(), line.step()))
                        .toList(),
                kit.problem());
    }
}
