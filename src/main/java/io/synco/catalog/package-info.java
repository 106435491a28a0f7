/**
 * Owns the links between Shopify's items and Odoo's products: matching, recipes, and their table.
 * May import: kernel; the stores (Links, LinkStore, RecipeStore) tenant too.
 * Invariant: a match links by barcode or SKU that names one on each side, never by name; what a person chose stands, and a recipe never changes in place.
 */
package io.synco.catalog;
