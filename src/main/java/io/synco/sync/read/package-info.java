/**
 * Owns what people may look at of a shop's synchronisation: levels, events, jobs and the shop's state, in pages by key.
 * May import: kernel, rules, stock, tenant, sync.job, sync.push (to read a ledger's terms), sync.plan (what a dry run found).
 * Invariant: it only reads, always for one shop, and never without a limit.
 */
package io.synco.sync.read;
