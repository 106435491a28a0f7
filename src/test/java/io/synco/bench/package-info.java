/** What {@code ./synco bench sync} measures: calls for mixed events, and how fast levels are planned. */
package io.synco.bench;
