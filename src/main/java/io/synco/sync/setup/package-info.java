/**
 * Owns setting a shop up: reading both sides' locations and catalogues, and making the levels of what is linked and mapped.
 * May import: kernel, tenant, mapping, catalog, sync.port.
 * Invariant: no transaction spans a remote call, and each linked item has a level at each mapped Shopify location.
 */
package io.synco.sync.setup;
