/**
 * Owns levels on their way to Shopify: what is dirty, the snapshot of Odoo, the intents, the ledger of writes.
 * May import: kernel, rules, mapping, catalog, stock, tenant, sync.job, sync.inbox, sync.plan, sync.port.
 * Invariant: a level has at most one open intent, and nothing is sent that is not stored with its key and rows.
 */
package io.synco.sync.push;
