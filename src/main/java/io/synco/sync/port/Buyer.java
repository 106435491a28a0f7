package io.synco.sync.port;

import java.util.Optional;

/**
 * Who bought, where the shop has chosen that its customers become Odoo's: personal data, which is passed on and kept nowhere, neither
 * in a table nor in a log.
 *
 * @param externalId made of Shopify's id of the customer
 */
public record Buyer(String externalId, String name, Optional<String> email) {
    /** Ends up in messages. */
    @Override
    public String toString() {
        return "Buyer[" + externalId + "]";
    }
}
