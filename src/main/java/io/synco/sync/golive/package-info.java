/**
 * Owns the dry run: what going live would write, level by level, and whether a person has to confirm it.
 * May import: kernel, sync.job, sync.order, sync.plan, sync.port, sync.push.
 * Invariant: it writes to neither side, and nothing into the books that a push is planned from.
 */
package io.synco.sync.golive;
