package io.synco.shopify.admin;

import static io.synco.shopify.KnownMerchants.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.sandbox.shopify.Variant;
import io.synco.sync.port.ShopifyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Single products over real HTTP. */
class ProductReaderTest extends OnTheDouble {
    @Test
    void products_come_with_all_of_their_variants_and_unknown_ones_are_absent() {
        long large = store.catalog().addProduct("P", "P", "").productId();
        for (int i = 0; i < 400; i++) {
            store.catalog().addVariant(large, "P" + i, "P" + i, "");
        }
        Variant mug = store.catalog().variant("MUG");

        Map<Long, List<ShopifyPort.Variant>> read = get(products.read(SHOP, Set.of(large, mug.productId(), 1L)));

        assertThat(read).containsOnlyKeys(large, mug.productId());
        assertThat(read.get(large)).doesNotHaveDuplicates().hasSize(401);
        assertThat(read.get(mug.productId()))
                .containsExactly(
                        new ShopifyPort.Variant(mug.id(), new ItemId(mug.itemId()), "MUG", "4001", "Mug", true, true));
    }

    @Test
    void a_bundle_can_not_be_written_and_an_untracked_variant_says_so() {
        store.products().bundle("MUG", true);
        store.products().track("MUG", false);
        long mug = store.catalog().variant("MUG").productId();

        ShopifyPort.Variant read =
                get(products.read(SHOP, Set.of(mug))).get(mug).get(0);

        assertThat(read.writable()).isFalse();
        assertThat(read.tracked()).isFalse();
    }

    @Test
    void whose_an_item_is_is_asked_and_a_deleted_one_is_nobodys() {
        Variant mug = store.catalog().variant("MUG");
        Variant cup = store.products().create("Cup", "CUP", "4002");
        store.products().delete("CUP");

        Map<ItemId, Long> owners =
                get(products.productsOf(SHOP, Set.of(new ItemId(mug.itemId()), new ItemId(cup.itemId()))));

        assertThat(owners).containsExactly(Map.entry(new ItemId(mug.itemId()), mug.productId()));
    }
}
