/**
 * Owns the Odoo double: a small server that answers JSON-RPC and JSON-2 as the recordings of real Odoo 16, 17, 18 and 19 do.
 * May import the JDK, Vert.x and Jackson; never a class of the product.
 * Invariant: answers come from recordings (what does not is listed in {@code odoo/README.md} of the test resources), never from our client.
 */
package io.synco.sandbox.odoo;
