/**
 * Owns the way to Odoo: JSON-RPC and JSON-2, their errors, and what sync's port asks in the words of Odoo's models and versions.
 * May import: kernel, tenant, egress, sync.port; never shopify.
 * Invariant: a write can be repeated after a lost answer; quantities are never binary floats; a server's traceback is never shown.
 */
package io.synco.odoo;
