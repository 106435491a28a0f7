/**
 * Owns what people see and ask: the merchants' page and the JSON API, and who may come in.
 * May import: the read models and ports of the features; no SQL.
 * Invariant: the shop comes only from a verified token, and every path names how it is guarded; all else is denied.
 */
package io.synco.dashboard;
