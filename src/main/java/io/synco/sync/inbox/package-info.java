/**
 * Owns what came in: hints from outside made durable, and the event log with every event's decision and outcome.
 * May import: kernel, rules, tenant, sync.job, sync.port.
 * Invariant: an event is recorded once under its source's key and ends in exactly one outcome.
 */
package io.synco.sync.inbox;
