/**
 * Owns the reading of what changed: cursors, and Odoo's moves turned into events: what was finished, and what others reserve.
 * May import: kernel, rules, mapping, tenant, sync.job, sync.inbox, sync.order, sync.push, sync.plan, sync.port.
 * Invariant: a cursor moves only after what it passed is stored.
 */
package io.synco.sync.feed;
