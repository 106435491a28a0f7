/**
 * Owns sync's port to Shopify: the Admin API's documents, the way there, and what its answers mean.
 * May import: kernel, egress, sync.port, shopify, shopify.oauth (for tokens).
 * Invariant: one table says which failure an answer is; a read can always be repeated, a write only as its port method says.
 */
package io.synco.shopify.admin;
