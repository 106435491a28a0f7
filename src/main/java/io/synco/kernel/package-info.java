/**
 * Owns what every package speaks in: exact quantities, ids, the failure taxonomy, and the only access to clock and randomness.
 * May import: java.* only.
 * Invariant: values are immutable and total; nothing here waits, stores or calls out.
 */
package io.synco.kernel;
