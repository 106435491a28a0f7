/**
 * Owns Shopify's webhooks: signature, shop and topic become a hint in the inbox before Shopify is answered.
 * May import: kernel, sync.port, shopify.
 * Invariant: nothing unsigned is stored, and no body is ever stored or logged.
 */
package io.synco.shopify.webhook;
