/**
 * Owns the JSON API under /api/v1 and its description at /openapi: small resources that each ask one service or read model.
 * May import: dashboard.auth, the read models, setup and ports of sync, tenant, mapping, catalog, rules, kernel; no SQL.
 * Invariant: the shop is the visitor's; every failure is {error, hint} in words, and no credential comes back in an answer.
 */
package io.synco.dashboard.api;
