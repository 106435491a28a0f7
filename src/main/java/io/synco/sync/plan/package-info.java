/**
 * Owns the pure decisions of sync: what a document has taken, what a move means, which levels to write.
 * May import: kernel, rules, stock, sync.port's records.
 * Invariant: no Uni, no CDI, no database, no clock; the same input gives the same answer.
 */
package io.synco.sync.plan;
