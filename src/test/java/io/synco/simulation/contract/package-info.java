/**
 * Holds the modelled database to the real one: the same random operations on the memory stores and on PostgreSQL's must give the same
 * answers and leave the same rows. Each store's test lies beside the store, because stores are their packages' own.
 */
package io.synco.simulation.contract;
