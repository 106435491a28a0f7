/**
 * Owns the bookings: what happened on Shopify and is, by rule, brought to Odoo as a transfer of its own.
 * May import: kernel, rules, stock, sync.job, sync.plan, sync.port, sync.push.
 * Invariant: a booking is stored before it is sent and counts in every target until Odoo has it; where Odoo may have it or not, no
 * target that it touches is reckoned.
 */
package io.synco.sync.book;
