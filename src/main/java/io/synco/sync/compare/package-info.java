/**
 * Owns the full comparison: which levels differ from what either side shows, and that the usual way repairs them.
 * May import: kernel, sync.bulk, sync.job, sync.port, sync.push.
 * Invariant: it writes to neither side and changes no expected quantity; it only asks for levels to be read and planned again.
 */
package io.synco.sync.compare;
