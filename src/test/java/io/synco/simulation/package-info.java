/**
 * Drives the real deciding, planning, job and ledger code of sync through random histories: one thread, virtual time, one seed. The
 * database, the doorbell and both remotes are models behind sync's ports; the oracle follows each unit and shares no term with the target.
 */
package io.synco.simulation;
