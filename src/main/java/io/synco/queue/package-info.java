/**
 * Owns the doorbell: RabbitMQ's topology, bells, leases, the sweep and the watchdog over them.
 * May import: kernel, tenant, sync's ports.
 * Invariant: a message holds no work; losing, copying or delaying every one of them loses, doubles and sticks nothing.
 */
package io.synco.queue;
