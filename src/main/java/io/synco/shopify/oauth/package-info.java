/**
 * Owns installation and the tokens of each shop: asking the merchant, checking the way back, refreshing before they end.
 * May import: kernel, tenant, egress, sync.port, shopify.
 * Invariant: one refresh at a time for a shop, and a new token is stored before it is used.
 */
package io.synco.shopify.oauth;
