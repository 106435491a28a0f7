/**
 * Owns which Odoo locations stand behind which Shopify locations, and the mirrors of both sides' locations.
 * May import: kernel; the store part (Locations, Mappings and their rows) tenant too.
 * Invariant: an Odoo location feeds one mapping, a Shopify location has one; what is not mapped is said, never guessed.
 */
package io.synco.mapping;
