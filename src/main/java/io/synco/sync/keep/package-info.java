/**
 * Owns how long history is kept: events, writes, finished jobs, webhooks seen, intents that were answered, what others held in Odoo.
 * May import: kernel, sync.job.
 * Invariant: nothing open is ever removed, and of each level the last write stays.
 */
package io.synco.sync.keep;
