/**
 * Owns the Odoo double: a small server that answers JSON-RPC as the recordings of a real Odoo 17 do.
 * May import the JDK, Vert.x and Jackson; never a class of the product.
 * Invariant: every literal answer comes from a recording, so a mistake of our client cannot hide in the double.
 */
package io.synco.sandbox.odoo;
