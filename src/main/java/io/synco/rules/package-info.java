/**
 * Owns the event kinds, their directions and the rule book: a decision is a value with its reason in words.
 * May import: kernel.
 * Invariant: every kind has exactly one authoritative side; nothing here waits, stores or reads a clock.
 */
package io.synco.rules;
