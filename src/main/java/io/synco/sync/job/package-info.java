/**
 * Owns the job's life cycle (docs/jobs.md draws it), the slice and the worker.
 * May import: kernel, tenant, sync.port.
 * Invariant: every transaction of a slice checks the lease first; an unfinished job is always due at some time.
 */
package io.synco.sync.job;
