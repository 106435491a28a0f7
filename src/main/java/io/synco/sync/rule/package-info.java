/**
 * Owns what a shop has chosen: its rules with their versions, and the units that a switched-off event withholds.
 * May import: kernel, rules, tenant, sync.job, sync.plan.
 * Invariant: a rule is never changed, only followed by a new version; a withheld unit is released by a person or used up.
 */
package io.synco.sync.rule;
