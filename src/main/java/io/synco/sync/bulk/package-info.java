/**
 * Owns what Shopify writes out for us as a file: asked for, watched, and worked off part by part.
 * May import: kernel, sync.job, sync.port.
 * Invariant: the place reached moves in the transaction that worked a part off, so a part counts once, whatever crashes between.
 */
package io.synco.sync.bulk;
