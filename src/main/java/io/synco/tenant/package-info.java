/**
 * Owns shops, their provisioning, the tenant transaction, their secrets and API tokens.
 * May import: kernel.
 * Invariant: only this package sets app.shop_id, and no tenant's table is reached without it.
 */
package io.synco.tenant;
