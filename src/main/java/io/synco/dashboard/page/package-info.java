/**
 * Owns the merchants' page: its view, its words, what can be pressed on it. Templates stand in ui-templates/.
 * May import: dashboard.auth, the read models and ports of sync, tenant, rules, kernel; no SQL.
 * Invariant: whole page and live update are rendered from the same fragments and the same view; no text of a remote is markup.
 */
package io.synco.dashboard.page;
