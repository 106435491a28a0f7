/**
 * Owns the Odoo double: a small server that answers JSON-RPC as the recordings of a real Odoo 17 do.
 * May import the JDK, Vert.x and Jackson; never a class of the product.
 * Invariant: answers come from recordings (the few that do not are listed in {@code odoo/README.md} of the test resources), never from our client.
 */
package io.synco.sandbox.odoo;
