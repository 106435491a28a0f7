/**
 * Shopify and Odoo as fast, plain models behind sync's ports: one thread, no HTTP, no waiting, no chance of their own; ids are counted
 * up and time is given. What people do there are methods; what stands there can be asked exactly.
 */
package io.synco.simulation.remote;
