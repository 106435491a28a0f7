/**
 * Owns the ports that Shopify, Odoo and the queue implement, and the records that cross them.
 * May import: kernel.
 * Invariant: nothing of a remote's wire format and nothing of RabbitMQ stands here.
 */
package io.synco.sync.port;
