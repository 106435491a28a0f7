package io.synco.catalog;

import java.util.Arrays;

/** Where an item's recipe comes from; the codes stand in the link table. */
public enum RecipeSource {
    /** Taken back by a person: only its number still counts, and the next match decides anew. */
    NONE(0),
    /** The product that carries the item's barcode or SKU. */
    MATCHED(1),
    /** Set by a person; no match changes it. */
    CHOSEN(2),
    /** A kit's bill of materials in Odoo, as the last match read it. */
    KIT(3);

    private final int code;

    RecipeSource(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static RecipeSource of(int code) {
        return Arrays.stream(values())
                .filter(source -> source.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No recipe source has the code " + code));
    }
}
