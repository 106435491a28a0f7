/**
 * Owns the way of a change: inbox, jobs, planner, worker, and the ports that Shopify, Odoo and the queue implement.
 * May import: kernel, rules, mapping, catalog, stock, tenant.
 * Invariant: nothing is dropped; every event ends in exactly one recorded outcome, and no transaction spans a remote call.
 */
package io.synco.sync;
