/**
 * Owns orders on their way to Odoo and deliveries on their way back: parts, documents, fulfilments.
 * May import: kernel, rules, mapping, catalog, tenant, sync.job, sync.inbox, sync.push, sync.port.
 * Invariant: one document for an order and mapping, one fulfilment for each unit that was delivered, whatever is retried or repeated.
 */
package io.synco.sync.order;
