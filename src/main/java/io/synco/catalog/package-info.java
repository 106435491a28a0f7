/**
 * Owns the links between Shopify's items and Odoo's products: matching, recipes, and their table.
 * May import: kernel; the store part (Links) tenant too.
 * Invariant: a link is made by barcode or SKU that names one on each side, never by name, and a recipe never changes in place.
 */
package io.synco.catalog;
