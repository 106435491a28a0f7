/**
 * Owns the only way out: HTTP calls to Shopify and to users' Odoo servers, guarded against addresses that are none of a user's business.
 * May import: kernel.
 * Invariant: the address that was checked is the address that is called; nothing is followed, waited for or read without a limit.
 */
package io.synco.egress;
