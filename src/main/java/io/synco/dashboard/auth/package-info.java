/**
 * Owns the doors: which path takes which proof, session tokens, API tokens, the stand-alone page's cookie, security headers.
 * May import: kernel, tenant, shopify's session tokens.
 * Invariant: a path that no door names is denied; a Visitor exists only after a token was verified in this very request.
 */
package io.synco.dashboard.auth;
