package io.synco.sync.setup;

import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Collection;
import java.util.stream.Collectors;

/** The recipe was not stored; says what is wrong with it, and what to do. */
public final class RecipeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final boolean unknownItem;

    private RecipeRefused(String what, String hint, boolean unknownItem) {
        super(what, null, false, false);
        this.hint = hint;
        this.unknownItem = unknownItem;
    }

    static RecipeRefused notStorable(Collection<ProductId> products) {
        return new RecipeRefused(
                "Odoo has no active, storable product with the id " + ids(products) + ".",
                "Take ids of product variants (product.product) whose stock Odoo counts.",
                false);
    }

    static RecipeRefused uncountable(Recipe.Component component, Quantity step) {
        return new RecipeRefused(
                "Odoo counts product " + component.product() + " to " + step + " only, so " + component.perItem()
                        + " of it can never be delivered exactly.",
                "Give the product a smaller unit of measure in Odoo, or take a multiple of " + step + ".",
                false);
    }

    static RecipeRefused kits(Collection<ProductId> products) {
        return new RecipeRefused(
                "In Odoo, product " + ids(products) + " is a kit: it has no stock of its own.",
                "Name its components instead, or let the item be matched to the kit by barcode or SKU.",
                false);
    }

    static RecipeRefused beyondPlan() {
        return new RecipeRefused(
                "The shop's plan allows no more links.",
                "GET /api/v1/plan says how many; choose a larger plan in Shopify. What is linked is kept in step all the same.",
                false);
    }

    static RecipeRefused of(Chosen outcome, ItemId item) {
        return switch (outcome) {
            case UNTRACKED ->
                new RecipeRefused(
                        "Shopify does not count item " + item + ", or lets no app set its quantity.",
                        "Turn on tracking in Shopify, match again, then set the recipe.",
                        false);
            case GONE_FROM_SHOPIFY ->
                new RecipeRefused(
                        "The variant of item " + item + " is gone from Shopify.",
                        "Match again if it is back, then set the recipe.",
                        false);
            case NO_SUCH_ITEM, SET ->
                new RecipeRefused(
                        "There is no item " + item + " among the links.",
                        "GET /api/v1/links lists them; match first if it is new in Shopify.",
                        true);
        };
    }

    private static String ids(Collection<ProductId> products) {
        return products.stream().sorted().map(ProductId::toString).collect(Collectors.joining(", "));
    }

    public String hint() {
        return hint;
    }

    public boolean unknownItem() {
        return unknownItem;
    }
}
