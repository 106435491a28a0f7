/**
 * Owns what tests and the demo run on: databases and queues of their own, brokers and applications that may be killed.
 * May import: nothing of the product; it is started as a process and spoken to from outside.
 * Invariant: everything made here is ended and removed by whoever made it, and only that.
 */
package io.synco.infra;
