/**
 * Owns the sync model's arithmetic: what is free, what a level's target is, and the terms that explain it.
 * May import: kernel, rules, mapping, catalog.
 * Invariant: pure and exact; no Uni, no database, no clock, no binary floats.
 */
package io.synco.stock;
