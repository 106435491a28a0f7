/**
 * Owns what every part of the Shopify adapter shares: its configuration, a shop's domain, signatures and session tokens.
 * May import: kernel, tenant, egress, sync.port; never odoo.
 * Invariant: what Shopify's browser or server says is believed only behind a signature that was checked in constant time.
 */
package io.synco.shopify;
