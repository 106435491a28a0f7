/**
 * Owns looking at a level on Shopify again: as expected, explained, or edited by somebody else.
 * May import: kernel, rules, tenant, sync.job, sync.inbox, sync.order, sync.push, sync.port.
 * Invariant: a remainder is booked once, and only when nothing else can explain it.
 */
package io.synco.sync.observe;
