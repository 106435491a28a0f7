/** The demo and the benchmark: they drive the application by its API alone, and the doubles by their control APIs. */
package io.synco.demo;
