/** What the modelled database holds: a row is an immutable value, a table of one shop a sorted map of rows. */
package io.synco.simulation.rows;
