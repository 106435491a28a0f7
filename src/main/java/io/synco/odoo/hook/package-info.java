/**
 * Owns where a shop's Odoo calls: an address that nobody can guess, and a call that can only ask for a look.
 * May import: kernel, tenant, sync.port.
 * Invariant: whatever is sent, by whomever, a shop is not looked at more than once a second for it.
 */
package io.synco.odoo.hook;
