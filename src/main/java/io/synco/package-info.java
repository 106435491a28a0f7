/** SyncO: keeps stock in step between Shopify and Odoo. Each sub-package says what it owns; an ArchUnit test holds who may import whom. */
package io.synco;
