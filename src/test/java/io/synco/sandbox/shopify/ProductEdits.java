package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;

/** What a merchant does to products of one variant each. Every change is told of the product and of its inventory item. */
public final class ProductEdits {
    private final Store store;

    ProductEdits(Store store) {
        this.store = store;
    }

    public Variant create(String title, String sku, String barcode) {
        return store.locked(() -> {
            Variant made = store.catalog().addProduct(title, sku, barcode);
            tell(made, "create");
            return made;
        });
    }

    public void rename(String sku, String other) {
        change(sku, variant -> variant.sku(other));
    }

    /** Whether Shopify counts its stock. */
    public void track(String sku, boolean tracked) {
        change(sku, variant -> variant.tracked(tracked));
    }

    /** From now on it is a bundle, or none any more: nobody but Shopify sets a bundle's quantities. */
    public void bundle(String sku, boolean bundle) {
        change(sku, variant -> {
            store.inventory().writable(variant, !bundle);
            return variant.requiresComponents(bundle);
        });
    }

    public void delete(String sku) {
        store.locked(() -> {
            Variant gone = store.catalog().variant(sku);
            store.catalog().remove(gone);
            store.inventory().forget(gone.itemId());
            tell(gone, "delete");
            return gone;
        });
    }

    private void change(String sku, UnaryOperator<Variant> edit) {
        store.locked(() -> {
            Variant before = store.catalog().variant(sku);
            Variant after = edit.apply(before);
            store.catalog().replace(before, after);
            tell(after, "update");
            return after;
        });
    }

    private void tell(Variant variant, String what) {
        store.webhooks().emit("products/" + what, () -> body(variant.productId(), "Product"));
        store.webhooks().emit("inventory_items/" + what, () -> body(variant.itemId(), "InventoryItem"));
    }

    private JsonObject body(long id, String type) {
        return new JsonObject()
                .put("id", id)
                .put("updated_at", SandboxClock.local(store.clock().instant()))
                .put("admin_graphql_api_id", Gid.of(type, id));
    }
}
