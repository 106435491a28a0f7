/**
 * The doubles of both remotes, as processes and in-process. Owns: starting them together ({@code SandboxMain}).
 * May import: its sub-packages. Invariant: knows nothing of the product.
 */
package io.synco.sandbox;
