package io.synco.sync.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.ShopId;
import org.junit.jupiter.api.Test;

class RemoteCatalogueTest {
    private static final ShopId SHOP = new ShopId(1);

    private final ScriptedRemotes remotes = new ScriptedRemotes();
    private final RemoteCatalogue catalogue = new RemoteCatalogue(remotes.shopify(), remotes.odoo());

    @Test
    void all_pages_are_read_in_turn() {
        for (int i = 1; i <= 1_250; i++) {
            remotes.variant(i, "S" + i);
            remotes.product(i, "S" + i);
        }

        assertThat(catalogue.items(SHOP).await().indefinitely()).hasSize(1_250).doesNotHaveDuplicates();
        assertThat(catalogue.products(SHOP).await().indefinitely())
                .hasSize(1_250)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_empty_side_is_an_empty_catalogue() {
        assertThat(catalogue.items(SHOP).await().indefinitely()).isEmpty();
        assertThat(catalogue.products(SHOP).await().indefinitely()).isEmpty();
    }

    @Test
    void a_catalogue_beyond_the_limit_is_refused_whole() {
        for (int i = 0; i <= RemoteCatalogue.ROWS_MAX; i++) {
            remotes.variant(i + 1L, "S");
        }

        assertThatThrownBy(() -> catalogue.items(SHOP).await().indefinitely())
                .isInstanceOf(CatalogueTooLarge.class)
                .hasMessage("There are more than 100000 variants in Shopify, the most that can be matched.");
    }
}
