/**
 * Owns what becomes of a shop: leaving, coming back, being forgotten, what customers ask about their data, and whether Shopify is heard.
 * May import: kernel, tenant, sync.inbox, sync.job, sync.port.
 * Invariant: a shop leaves only once Shopify refuses its token, and what is erased stays recorded without saying of whom.
 */
package io.synco.sync.life;
